using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;

namespace Ecommerce.Stack.Components;

/// <summary>The bus of events, and the archive that they can be said again from.</summary>
public sealed class Bus : ShopComponent
{
    public Bus(BusSpec spec, CustomerKey key, DeadLetter dead, StackContext context)
        : base("Bus", spec, context)
    {
        var bus = new EventBus(spec.Name, new()
        {
            Name = spec.NameIn(context.Place),
            KmsKeyIdentifier = key.Arn,
            DeadLetterConfig = new EventBusDeadLetterConfigArgs { Arn = dead.Arn },
        }, MyData);
        _ = new EventArchive(spec.Name, new()
        {
            Name = spec.NameIn(context.Place),
            EventSourceArn = bus.Arn,
            RetentionDays = (int)spec.ArchivedFor.TotalDays,
            KmsKeyIdentifier = key.Arn,
        }, MyData);
        Name = bus.Name;
        RegisterOutputs();
    }

    public Output<string> Name { get; }
}
