using Pulumi;

namespace Ecommerce.Stack.Components;

/// <summary>What a rule can deliver to.</summary>
public interface IEventReceiver
{
    Output<string> Arn { get; }
}
