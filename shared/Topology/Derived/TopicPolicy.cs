namespace Ecommerce.Topology;

/// <summary>Who may publish to a topic: EventBridge where a rule feeds it, else CloudWatch for alarms of this place.</summary>
public static class TopicPolicy
{
    public static string Of(TopicSpec topic, Place place, bool indented = false) => ResourcePolicy.Of(
        [topic.Rule is null ? Alarms(topic.Arn(place), place) : Events(topic.Arn(place)), ResourceStatement.TlsOnly("sns:Publish", topic.Arn(place))],
        indented);

    // Without a condition: EventBridge brings nothing that one could ask for ("Using resource-based policies for Amazon EventBridge").
    private static ResourceStatement Events(string topic) =>
        new("Events", Party.Service("events.amazonaws.com"), ["sns:Publish"], topic);

    private static ResourceStatement Alarms(string topic, Place place) =>
        new("Alarms", Party.Service("cloudwatch.amazonaws.com"), ["sns:Publish"], topic,
            new("StringEquals", "aws:SourceAccount", place.Account),
            new("ArnLike", "aws:SourceArn", place.Arn("cloudwatch", $"alarm:{place.NameOf("*")}")));
}
