using Ecommerce.Topology;
using Pulumi;
using Sns = Pulumi.Aws.Sns;

namespace Ecommerce.Stack.Components;

/// <summary>A topic for subscribers outside the shop, encrypted with the customer key.</summary>
public sealed class Topic : ShopComponent
{
    public Topic(TopicSpec spec, CustomerKey key, StackContext context)
        : base("Topic", spec, context)
    {
        var topic = new Sns.Topic(spec.Name, new()
        {
            Name = spec.NameIn(context.Place),
            Policy = TopicPolicy.Of(spec, context.Place),
            KmsMasterKeyId = key.Arn,
        }, Mine);
        Arn = topic.Arn;
        RegisterOutputs();
    }

    public Output<string> Arn { get; }
}
