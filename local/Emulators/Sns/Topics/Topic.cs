using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>A standard topic.</summary>
/// <param name="Attributes">Those that were set.</param>
internal sealed record Topic(string Name, IReadOnlyDictionary<string, string> Attributes)
{
    public string Arn => TopicArn.Of(Name);
}

/// <summary>The topics in the file.</summary>
internal static class TopicRows
{
    public static IReadOnlyList<Topic> All(Session session) =>
        session.Query("SELECT name, attributes FROM topics ORDER BY name").All(row => Read(row.GetString(0), row.GetString(1)));

    public static Topic? Find(Session session, string name) =>
        session.Query("SELECT name, attributes FROM topics WHERE name=?1", name).All(row => Read(row.GetString(0), row.GetString(1)))
            .FirstOrDefault();

    /// <param name="parameter">What a refusal of the ARN calls it.</param>
    public static Topic Get(Session session, string arn, string parameter = "TopicArn") =>
        Find(session, TopicArn.NameIn(arn, parameter)) is { } topic && topic.Arn == arn ? topic : throw SnsException.NoTopic();

    public static void Put(Session session, Topic topic) => session.Execute(
        "INSERT INTO topics(name, attributes) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET attributes=?2",
        topic.Name, JsonSerializer.Serialize(topic.Attributes));

    /// <summary>Deletes it with its subscriptions and tags. What it owes already is still delivered.</summary>
    public static void Delete(Session session, string name)
    {
        session.Execute("DELETE FROM subscriptions WHERE topic=?1", name);
        session.Execute("DELETE FROM tags WHERE arn=?1", TopicArn.Of(name));
        session.Execute("DELETE FROM topics WHERE name=?1", name);
    }

    private static Topic Read(string name, string attributes) =>
        new(name, JsonSerializer.Deserialize<Dictionary<string, string>>(attributes)!);
}
