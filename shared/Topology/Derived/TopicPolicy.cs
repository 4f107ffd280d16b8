namespace Ecommerce.Topology;

/// <summary>Who may publish to a topic: EventBridge where a rule feeds it, else CloudWatch for alarms of this place.</summary>
public static class TopicPolicy
{
    public static string Of(TopicSpec topic, Place place, bool indented = false)
    {
        var arn = topic.Arn(place);
        return ResourcePolicy.Of(
            [topic.Rule is null ? Alarms(arn, place) : Events(arn), ResourceStatement.TlsOnly("sns:Publish", arn)], indented);
    }

    // Without a condition: EventBridge brings nothing that one could ask for ("Using resource-based policies for Amazon EventBridge").
    private static ResourceStatement Events(string topic) =>
        new("Events", Party.Service("events.amazonaws.com"), ["sns:Publish"], topic);

    private static ResourceStatement Alarms(string topic, Place place) =>
        new("Alarms", Party.Service("cloudwatch.amazonaws.com"), ["sns:Publish"], topic,
            new("StringEquals", "aws:SourceAccount", place.Account),
            new("ArnLike", "aws:SourceArn", place.Arn("cloudwatch", $"alarm:{place.NameOf("*")}")));
}
