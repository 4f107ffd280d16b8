using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// Who is subscribed. Queues and functions of the topic's own account need not confirm it.
/// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
/// </summary>
internal static class Subscribing
{
    private const int ArnPartsMin = 6;

    /// <summary>Subscribes an endpoint, or names the subscription that it has and that is the same.</summary>
    public static Action<XmlWriter>? Subscribe(SnsCall call)
    {
        var request = call.Request.Only("TopicArn", "Protocol", "Endpoint", "Attributes", "ReturnSubscriptionArn");
        var (topicArn, protocol) = (request.Required("TopicArn"), request.Required("Protocol"));
        var endpoint = request.Required("Endpoint");
        var arn = call.Engine.Store.Run(session =>
        {
            var topic = TopicRows.Get(session, topicArn);
            Protocols.Check(protocol, endpoint);
            var made = Make(call, topic, protocol, endpoint);
            return (SubscriptionRows.Find(session, topic.Name, protocol, endpoint) is { } there
                ? Same(there, made)
                : Add(session, made)).Arn;
        });
        return xml => xml.WriteElementString("SubscriptionArn", arn);
    }

    /// <summary>Ends a subscription that is there, and otherwise nothing.</summary>
    public static Action<XmlWriter>? Unsubscribe(SnsCall call)
    {
        var arn = call.Request.Only("SubscriptionArn").Required("SubscriptionArn");
        var count = arn.Split(':').Length;
        if (count <= ArnPartsMin)
        {
            throw SnsException.Invalid(count < ArnPartsMin
                ? $"SubscriptionArn Reason: An ARN must have at least {ArnPartsMin} elements, not {count}"
                : "SubscriptionId");
        }

        call.Engine.Store.Run(session => SubscriptionRows.Delete(session, arn));
        return null;
    }

    /// <summary>Refuses a filter policy beyond those that a topic may have.</summary>
    public static Subscription CheckCount(Session session, Subscription subscription) =>
        subscription.Filter is not null && SubscriptionRows.Of(session, subscription.Topic)
            .Count(one => one.Filter is not null && one.Arn != subscription.Arn) >= SnsLimits.FilterPoliciesPerTopicMax
            ? throw SnsException.TooManyFilterPolicies()
            : subscription;

    // The scope first, since it decides what a filter policy may be.
    private static Subscription Make(SnsCall call, Topic topic, string protocol, string endpoint)
    {
        var id = Guid.CreateVersion7(call.Engine.Now);
        var subscription = new Subscription(
            $"{topic.Arn}:{id}", topic.Name, protocol, endpoint, call.CallerArn, new Dictionary<string, string>());
        var attributes = call.Request.Entries("Attributes").OrderBy(attribute => attribute.Key != SubscriptionAttributes.Scope);
        return attributes.Aggregate(subscription, (made, attribute) =>
            SubscriptionAttributes.With(made, attribute.Key, attribute.Value, "Attributes Reason: "));
    }

    private static Subscription Add(Session session, Subscription made)
    {
        SubscriptionRows.Put(session, CheckCount(session, made));
        return made;
    }

    private static Subscription Same(Subscription there, Subscription wanted) =>
        wanted.Attributes.All(attribute => there.Attributes.GetValueOrDefault(attribute.Key) == attribute.Value)
            ? there
            : throw SnsException.Invalid("Attributes Reason: Subscription already exists with different attributes");
}
