using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>Who gets what a topic is told, and which of it.</summary>
/// <param name="Topic">The topic's name.</param>
/// <param name="Endpoint">The ARN of a queue or a function.</param>
/// <param name="Principal">The ARN of who subscribed it.</param>
/// <param name="Attributes">Those that were set.</param>
internal sealed record Subscription(
    string Arn, string Topic, string Protocol, string Endpoint, string Principal, IReadOnlyDictionary<string, string> Attributes)
{
    public string TopicArn => Sns.TopicArn.Of(Topic);

    /// <summary>Whether the message is delivered as it is, without what SNS says about it.</summary>
    public bool IsRaw => Attributes.GetValueOrDefault(SubscriptionAttributes.Raw) == "true";

    public FilterScope Scope => Attributes.GetValueOrDefault(SubscriptionAttributes.Scope) == nameof(FilterScope.MessageBody)
        ? FilterScope.MessageBody
        : FilterScope.MessageAttributes;

    /// <summary>Null: it gets every message.</summary>
    public string? Filter => Attributes.GetValueOrDefault(SubscriptionAttributes.Filter);

    /// <summary>The queue that takes what could not be delivered; null: that is lost.</summary>
    public string? DeadLetterArn =>
        Attributes.TryGetValue(SubscriptionAttributes.Redrive, out var policy) ? SubscriptionAttributes.DeadLetterArnIn(policy) : null;
}

/// <summary>The subscriptions in the file.</summary>
internal static class SubscriptionRows
{
    private const string Select = "SELECT arn, topic, protocol, endpoint, principal, attributes FROM subscriptions";

    public static IReadOnlyList<Subscription> All(Session session) => session.Query($"{Select} ORDER BY arn").All(Read);

    public static IReadOnlyList<Subscription> Of(Session session, string topic) =>
        session.Query($"{Select} WHERE topic=?1 ORDER BY arn", topic).All(Read);

    public static Subscription? Find(Session session, string topic, string protocol, string endpoint) =>
        session.Query($"{Select} WHERE topic=?1 AND protocol=?2 AND endpoint=?3", topic, protocol, endpoint).All(Read).FirstOrDefault();

    public static Subscription Get(Session session, string arn) =>
        session.Query($"{Select} WHERE arn=?1", arn).All(Read).FirstOrDefault() ?? throw SnsException.NoSubscription();

    public static void Put(Session session, Subscription subscription) => session.Execute(
        """
        INSERT INTO subscriptions(arn, topic, protocol, endpoint, principal, attributes) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(arn) DO UPDATE SET attributes=?6
        """,
        subscription.Arn, subscription.Topic, subscription.Protocol, subscription.Endpoint, subscription.Principal,
        JsonSerializer.Serialize(subscription.Attributes));

    public static void Delete(Session session, string arn) => session.Execute("DELETE FROM subscriptions WHERE arn=?1", arn);

    private static Subscription Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(5))!);
}
