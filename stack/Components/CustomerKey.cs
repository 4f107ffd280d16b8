using Ecommerce.Topology;
using Pulumi;
using Kms = Pulumi.Aws.Kms;

namespace Ecommerce.Stack.Components;

/// <summary>The key that tables and logs are encrypted with, turned every year.</summary>
public sealed class CustomerKey : ShopComponent
{
    public CustomerKey(KeySpec spec, StackContext context)
        : base("Key", spec, context)
    {
        var key = new Kms.Key(spec.Name, new()
        {
            Description = $"Tables and logs of {context.Place.NameOf("*")}",
            Policy = KeyPolicy.Of(context.Place),
            EnableKeyRotation = true,
            DeletionWindowInDays = context.Settings.KeyRecoveryDays,
        }, MyData);
        _ = new Kms.Alias(spec.Name, new() { Name = $"alias/{spec.NameIn(context.Place)}", TargetKeyId = key.KeyId }, Mine);
        Arn = key.Arn;
        RegisterOutputs();
    }

    public Output<string> Arn { get; }
}
