using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>Tags of topics: https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html</summary>
internal static class Tags
{
    public static IReadOnlyList<KeyValuePair<string, string>> Read(Form request)
    {
        var tags = request.Members("Tags").Select(tag => KeyValuePair.Create(tag.Required("Key"), tag.Required("Value"))).ToArray();
        return tags.DistinctBy(tag => tag.Key).Count() == tags.Length
            ? tags
            : throw SnsException.Invalid("Duplicated keys are not allowed.");
    }

    public static Action<XmlWriter>? Add(SnsCall call)
    {
        var request = call.Request.Only("ResourceArn", "Tags");
        var (arn, tags) = (request.Required("ResourceArn"), Read(request));
        call.Engine.Store.Run(session =>
        {
            Demand(session, arn);
            Put(session, arn, tags);
        });
        return static _ => { };
    }

    public static Action<XmlWriter>? Remove(SnsCall call)
    {
        var request = call.Request.Only("ResourceArn", "TagKeys");
        var (arn, keys) = (request.Required("ResourceArn"), request.Texts("TagKeys"));
        call.Engine.Store.Run(session =>
        {
            Demand(session, arn);
            foreach (var key in keys)
            {
                session.Execute("DELETE FROM tags WHERE arn=?1 AND key=?2", arn, key);
            }
        });
        return static _ => { };
    }

    public static Action<XmlWriter>? List(SnsCall call)
    {
        var arn = call.Request.Only("ResourceArn").Required("ResourceArn");
        var tags = call.Engine.Store.Run(session =>
        {
            Demand(session, arn);
            return Of(session, arn);
        });
        return xml => xml.List("Tags", tags, tag =>
        {
            xml.WriteElementString("Key", tag.Key);
            xml.WriteElementString("Value", tag.Value);
        });
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Of(Session session, string arn) =>
        session.Query("SELECT key, value FROM tags WHERE arn=?1 ORDER BY key", arn)
            .All(row => KeyValuePair.Create(row.GetString(0), row.GetString(1)));

    public static void Put(Session session, string arn, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        foreach (var (key, value) in tags)
        {
            session.Execute(
                "INSERT INTO tags(arn, key, value) VALUES(?1, ?2, ?3) ON CONFLICT(arn, key) DO UPDATE SET value=?3", arn, key, value);
        }

        if (session.Number("SELECT count(*) FROM tags WHERE arn=?1", arn) > SnsLimits.TagsMax)
        {
            throw SnsException.TooManyTags();
        }
    }

    private static void Demand(Session session, string arn)
    {
        if (TopicRows.Find(session, TopicArn.NameIn(arn, "ResourceArn"))?.Arn != arn)
        {
            throw SnsException.NoResource();
        }
    }
}
