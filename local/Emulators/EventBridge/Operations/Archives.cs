using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Archives of a bus: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html</summary>
internal static class Archives
{
    private const string Enabled = "ENABLED";

    public static byte[] Create(BusEngine engine, Parameters request)
    {
        request.Only("ArchiveName", "EventSourceArn", "Description", "EventPattern", "RetentionDays");
        var source = request.RequiredText("EventSourceArn", TextRule.Source);
        var archive = Read(request, new(request.RequiredText("ArchiveName", TextRule.ArchiveName), "", null, null, 0, engine.Now));
        archive = engine.Store.Run(session =>
        {
            var created = archive with { Bus = BusRows.Get(session, source).Name };
            if (ArchiveRows.Find(session, archive.Name) is not null)
            {
                throw EventsException.Exists("Archive", archive.Name);
            }

            ArchiveRows.Put(session, created);
            return created;
        });
        return Changed(archive);
    }

    public static byte[] Update(BusEngine engine, Parameters request)
    {
        request.Only("ArchiveName", "Description", "EventPattern", "RetentionDays");
        var name = request.RequiredText("ArchiveName", TextRule.ArchiveName);
        if (!request.Has("Description") && !request.Has("EventPattern") && !request.Has("RetentionDays"))
        {
            throw EventsException.Validation("At least one of EventPattern, RetentionDays or Description must be provided.");
        }

        return Changed(engine.Store.Run(session =>
        {
            var updated = Read(request, ArchiveRows.Find(session, name) ?? throw EventsException.NoArchive(name));
            ArchiveRows.Put(session, updated);
            return updated;
        }));
    }

    public static byte[] Describe(BusEngine engine, Parameters request)
    {
        var archive = engine.Store.Run(session => Named(request, session));
        return ReplyJson.Object(json =>
        {
            json.WriteString("ArchiveArn", archive.Arn);
            json.Text("Description", archive.Description);
            json.Text("EventPattern", archive.Pattern);
            Write(json, archive);
        });
    }

    public static byte[] Delete(BusEngine engine, Parameters request)
    {
        engine.Store.Run(session =>
        {
            ArchiveRows.Delete(session, Named(request, session).Name);
            return true;
        });
        return ReplyJson.Object(_ => { });
    }

    public static byte[] List(BusEngine engine, Parameters request)
    {
        var prefix = request.Only("NamePrefix", "EventSourceArn", "State", "Limit", "NextToken").Text("NamePrefix", TextRule.ArchiveName);
        var source = request.Text("EventSourceArn", TextRule.Source);
        var state = request.Choice("State", Enabled, "DISABLED", "CREATING", "UPDATING", "CREATE_FAILED", "UPDATE_FAILED");
        var page = Page.Of(request);
        request.Verify();
        Filters.OnlyOne("ListArchives", prefix, source, state);
        var archives = engine.Store.Run(session =>
        {
            var bus = source is null ? null : BusRows.Get(session, source).Name;
            return ArchiveRows.All(session).Where(archive => archive.Name.StartsWith(prefix ?? "", StringComparison.Ordinal)
                && (bus is null || archive.Bus == bus) && state is null or Enabled).ToArray();
        });
        return ReplyJson.Object(json => page.Write(json, "Archives", archives, one => one.Name, one => Write(json, one)));
    }

    private static EventArchive Read(Parameters request, EventArchive before)
    {
        var pattern = request.Text("EventPattern", TextRule.EventPattern) ?? before.Pattern;
        var archive = before with
        {
            Pattern = string.IsNullOrEmpty(pattern) ? null : pattern,
            Description = request.Text("Description", TextRule.Description) ?? before.Description,
            Days = request.Integer("RetentionDays", 0) ?? before.Days,
        };
        request.Verify();
        if (archive.Pattern is { } valid)
        {
            Patterns.Check(valid);
        }

        return archive;
    }

    private static EventArchive Named(Parameters request, Session session)
    {
        var name = request.Only("ArchiveName").RequiredText("ArchiveName", TextRule.ArchiveName);
        request.Verify();
        return ArchiveRows.Find(session, name) ?? throw EventsException.NoArchive(name);
    }

    private static byte[] Changed(EventArchive archive) => ReplyJson.Object(json =>
    {
        json.WriteString("ArchiveArn", archive.Arn);
        json.Time("CreationTime", archive.Created);
        json.WriteString("State", Enabled);
    });

    private static void Write(Utf8JsonWriter json, EventArchive archive)
    {
        json.WriteString("ArchiveName", archive.Name);
        json.WriteString("EventSourceArn", EventBus.ArnOf(archive.Bus));
        json.WriteString("State", Enabled);
        json.WriteNumber("RetentionDays", archive.Days);
        json.WriteNumber("SizeBytes", archive.Bytes);
        json.WriteNumber("EventCount", archive.EventsCount);
        json.Time("CreationTime", archive.Created);
    }
}

/// <summary>Lists that can be filtered in one way at a time.</summary>
internal static class Filters
{
    public static void OnlyOne(string operation, params ReadOnlySpan<string?> filters)
    {
        var count = 0;
        foreach (var filter in filters)
        {
            count += filter is null ? 0 : 1;
        }

        if (count > 1)
        {
            throw EventsException.Validation(
                $"At most one filter is allowed for {operation}. Use either : State, EventSourceArn, or NamePrefix.");
        }
    }
}
