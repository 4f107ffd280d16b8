using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>A message on its way to one subscriber, as the subscription was when the message came.</summary>
internal sealed record Delivery(long Id, Message Message, Subscription Subscription)
{
    /// <summary>Attempts after the first that failed as well; below 0: none was made yet.</summary>
    public int Retries { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string Error { get; init; } = "";

    /// <summary>No attempt will follow; what is left is its dead-letter queue.</summary>
    public bool IsDead { get; init; }

    public Notification Notification => Subscription switch
    {
        { Protocol: Protocols.Functions } => new(Subscription.TopicArn, Subscription.Endpoint, Envelope.ForFunction(Message, Subscription)),
        { IsRaw: true } => new(Subscription.TopicArn, Subscription.Endpoint, Message.TextFor(Subscription.Protocol))
        {
            Attributes = Message.Attributes,
        },
        _ => new(Subscription.TopicArn, Subscription.Endpoint, Envelope.ForQueue(Message, Subscription)),
    };

    /// <summary>What its dead-letter queue is given: what a queue in the subscriber's place would be.</summary>
    public Notification DeadLetter(string queueArn) => Subscription.Protocol == Protocols.Functions
        ? new(Subscription.TopicArn, queueArn, Envelope.ForQueue(Message, Subscription))
        : Notification with { Endpoint = queueArn };
}

/// <summary>The deliveries in the file that have not ended. A message stays as long as one of its deliveries does.</summary>
internal static class DeliveryRows
{
    private const string Select =
        """
        SELECT d.id, m.document, d.subscription, d.retries, d.error, d.dead FROM deliveries d JOIN messages m ON m.id=d.message
        """;

    /// <summary>Writes down to whom a message is owed, if to anybody.</summary>
    public static void Insert(Session session, Message message, IReadOnlyList<Subscription> subscriptions, DateTimeOffset due)
    {
        if (subscriptions.Count == 0)
        {
            return;
        }

        session.Execute("INSERT INTO messages(document) VALUES(?1)", JsonSerializer.Serialize(message));
        var id = session.Number("SELECT last_insert_rowid()");
        foreach (var subscription in subscriptions)
        {
            session.Execute(
                "INSERT INTO deliveries(message, subscription, due, retries) VALUES(?1, ?2, ?3, -1)",
                id, JsonSerializer.Serialize(subscription), Cells.Of(due));
        }
    }

    /// <summary>Those that are due, the longest due first.</summary>
    public static IReadOnlyList<Delivery> Due(Session session, DateTimeOffset now, int count) =>
        session.Query($"{Select} WHERE d.due<=?1 ORDER BY d.due, d.id LIMIT ?2", Cells.Of(now), count).All(Read);

    public static void Update(Session session, Delivery delivery, DateTimeOffset due) => session.Execute(
        "UPDATE deliveries SET due=?2, retries=?3, error=?4, dead=?5 WHERE id=?1",
        delivery.Id, Cells.Of(due), delivery.Retries, delivery.Error, delivery.IsDead);

    /// <summary>Makes it due later, and leaves what was kept of its attempts.</summary>
    public static void PutOff(Session session, Delivery delivery, DateTimeOffset due) =>
        session.Execute("UPDATE deliveries SET due=?2 WHERE id=?1", delivery.Id, Cells.Of(due));

    public static void Delete(Session session, Delivery delivery)
    {
        session.Execute(
            """
            DELETE FROM messages WHERE id=(SELECT message FROM deliveries WHERE id=?1)
                AND NOT EXISTS(SELECT 1 FROM deliveries WHERE message=messages.id AND id<>?1)
            """,
            delivery.Id);
        session.Execute("DELETE FROM deliveries WHERE id=?1", delivery.Id);
    }

    /// <summary>How many deliveries have not ended.</summary>
    public static long Count(Session session) => session.Number("SELECT count(*) FROM deliveries");

    private static Delivery Read(SqliteDataReader row) => new(
        row.GetInt64(0), JsonSerializer.Deserialize<Message>(row.GetString(1))!,
        JsonSerializer.Deserialize<Subscription>(row.GetString(2))!)
    {
        Retries = row.GetInt32(3),
        Error = row.TextOrNull(4) ?? "",
        IsDead = row.GetBoolean(5),
    };
}
