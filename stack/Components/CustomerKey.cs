using Ecommerce.Topology;
using Pulumi;
using Kms = Pulumi.Aws.Kms;

namespace Ecommerce.Stack.Components;

/// <summary>The key that tables, logs, the bus and topics are encrypted with, turned every year.</summary>
public sealed class CustomerKey : ShopComponent
{
    public CustomerKey(KeySpec spec, Shop shop, StackContext context)
        : base("Key", spec, context)
    {
        var key = new Kms.Key(spec.Name, new()
        {
            Description = $"Data of {context.Place.NameOf("*")}",
            Policy = KeyPolicy.Of(shop, context.Place),
            EnableKeyRotation = true,
            DeletionWindowInDays = context.Settings.KeyRecoveryDays,
        }, MyData);
        _ = new Kms.Alias(spec.Name, new() { Name = $"alias/{spec.NameIn(context.Place)}", TargetKeyId = key.KeyId }, Mine);
        Arn = key.Arn;
        RegisterOutputs();
    }

    public Output<string> Arn { get; }
}
