namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Tags of buses and rules: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html</summary>
internal static class Tags
{
    private static readonly TextRule s_key = new(1, 128);
    private static readonly TextRule s_value = new(0, 256);

    public static IReadOnlyList<KeyValuePair<string, string>> Read(Parameters request) =>
    [
        .. request.Parts("Tags").Select(tag => KeyValuePair.Create(
            tag.Only("Key", "Value").RequiredText("Key", s_key), tag.RequiredText("Value", s_value))),
    ];

    public static byte[] Add(BusEngine engine, Parameters request)
    {
        var arn = request.Only("ResourceARN", "Tags").RequiredText("ResourceARN", TextRule.Arn);
        var tags = Read(request);
        request.Verify();
        engine.Store.Run(session =>
        {
            Demand(session, arn);
            return Put(session, arn, tags);
        });
        return ReplyJson.Object(_ => { });
    }

    public static byte[] Remove(BusEngine engine, Parameters request)
    {
        var arn = request.Only("ResourceARN", "TagKeys").RequiredText("ResourceARN", TextRule.Arn);
        var keys = request.Texts("TagKeys");
        request.Verify();
        engine.Store.Run(session =>
        {
            Demand(session, arn);
            return keys.Sum(key => session.Execute("DELETE FROM tags WHERE arn=?1 AND key=?2", arn, key));
        });
        return ReplyJson.Object(_ => { });
    }

    public static byte[] List(BusEngine engine, Parameters request)
    {
        var arn = request.Only("ResourceARN").RequiredText("ResourceARN", TextRule.Arn);
        request.Verify();
        var tags = engine.Store.Run(session =>
        {
            Demand(session, arn);
            return session.Query("SELECT key, value FROM tags WHERE arn=?1 ORDER BY key", arn)
                .All(row => (Key: row.GetString(0), Value: row.GetString(1)));
        });
        return ReplyJson.Object(json => json.List("Tags", tags, tag =>
        {
            json.WriteString("Key", tag.Key);
            json.WriteString("Value", tag.Value);
        }));
    }

    public static bool Put(Session session, string arn, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        foreach (var (key, value) in tags)
        {
            session.Execute(
                "INSERT INTO tags(arn, key, value) VALUES(?1, ?2, ?3) ON CONFLICT(arn, key) DO UPDATE SET value=?3", arn, key, value);
        }

        return session.Number("SELECT count(*) FROM tags WHERE arn=?1", arn) <= EventLimits.TagsMax
            ? true
            : throw EventsException.Limit();
    }

    private static void Demand(Session session, string arn)
    {
        if (Arns.NameOf(arn, "event-bus") is var bus && bus != arn)
        {
            BusRows.Get(session, bus);
        }
        else if (Arns.NameOf(arn, "rule") is var rule && rule != arn)
        {
            var parts = rule.Split('/', 2);
            RuleRows.Get(session, parts.Length == 2 ? parts[0] : null, parts[^1]);
        }
        else
        {
            throw EventsException.Parameter("ResourceARN", "Provided Arn is not in correct format.");
        }
    }
}
