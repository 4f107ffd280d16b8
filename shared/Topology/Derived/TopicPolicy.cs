namespace Ecommerce.Topology;

/// <summary>
/// Who may publish to a topic by its own word: CloudWatch for alarms of this place. A function may by its role, which needs no word here
/// (SNS developer guide, "Using identity-based policies with Amazon SNS").
/// </summary>
public static class TopicPolicy
{
    public static string Of(TopicSpec topic, Place place, bool indented = false)
    {
        var arn = topic.Arn(place);
        ResourceStatement[] allowed = topic.IsForAlarms ? [Alarms(arn, place)] : [];
        return ResourcePolicy.Of([.. allowed, ResourceStatement.TlsOnly("sns:Publish", arn)], indented);
    }

    private static ResourceStatement Alarms(string topic, Place place) =>
        new("Alarms", Party.Service("cloudwatch.amazonaws.com"), ["sns:Publish"], topic,
            new("StringEquals", "aws:SourceAccount", place.Account),
            new("ArnLike", "aws:SourceArn", place.Arn("cloudwatch", $"alarm:{place.NameOf("*")}")));
}
