using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Replays of archives: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html</summary>
internal static class Replays
{
    public static byte[] Start(BusEngine engine, Parameters request)
    {
        request.Only("ReplayName", "Description", "EventSourceArn", "EventStartTime", "EventEndTime", "Destination");
        var name = request.RequiredText("ReplayName", TextRule.Name);
        var archive = Arns.NameOf(request.RequiredText("EventSourceArn", TextRule.Source), "archive");
        var destination = request.Part("Destination")?.Only("Arn", "FilterArns");
        var arn = destination?.RequiredText("Arn", TextRule.Arn);
        var replay = new EventReplay(name, archive, "", Required(request, "EventStartTime"), Required(request, "EventEndTime"), engine.Now)
        {
            Description = request.Text("Description", TextRule.Description),
            Filters = destination?.Texts("FilterArns") ?? [],
        };
        if (arn is null)
        {
            request.Break("null", "Destination", "Member must not be null");
        }

        request.Verify();
        replay = engine.Store.Run(session =>
        {
            var started = replay with { Bus = Check(session, replay, arn!) };
            ReplayRows.Put(session, started);
            return started;
        });
        engine.Wake();
        return ReplyJson.Object(json =>
        {
            json.WriteString("ReplayArn", replay.Arn);
            json.WriteString("State", replay.State);
            json.Time("ReplayStartTime", replay.Started);
        });
    }

    public static byte[] Describe(BusEngine engine, Parameters request)
    {
        var name = Named(request);
        var replay = engine.Store.Run(session => ReplayRows.Get(session, name));
        return ReplyJson.Object(json =>
        {
            json.WriteString("ReplayArn", replay.Arn);
            json.Text("Description", replay.Description);
            json.WriteStartObject("Destination");
            json.WriteString("Arn", EventBus.ArnOf(replay.Bus));
            if (replay.Filters.Count > 0)
            {
                json.WriteStartArray("FilterArns");
                Array.ForEach([.. replay.Filters], json.WriteStringValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            Write(json, replay);
        });
    }

    public static byte[] Cancel(BusEngine engine, Parameters request)
    {
        var name = Named(request);
        var replay = engine.Store.Run(session =>
        {
            var found = ReplayRows.Get(session, name);
            if (found.State is not (EventReplay.Starting or EventReplay.Running))
            {
                throw EventsException.IllegalStatus(name);
            }

            var cancelled = found with { State = EventReplay.Cancelling };
            ReplayRows.Put(session, cancelled);
            return cancelled;
        });
        engine.Wake();
        return ReplyJson.Object(json =>
        {
            json.WriteString("ReplayArn", replay.Arn);
            json.WriteString("State", replay.State);
        });
    }

    public static byte[] List(BusEngine engine, Parameters request)
    {
        var prefix = request.Only("NamePrefix", "EventSourceArn", "State", "Limit", "NextToken").Text("NamePrefix", TextRule.Name);
        var source = request.Text("EventSourceArn", TextRule.Source);
        var state = request.Choice("State", "STARTING", "RUNNING", "CANCELLING", "COMPLETED", "CANCELLED", "FAILED");
        var page = Page.Of(request);
        request.Verify();
        Filters.OnlyOne("ListReplays", prefix, source, state);
        var replays = engine.Store.Run(ReplayRows.All).Where(replay => replay.Name.StartsWith(prefix ?? "", StringComparison.Ordinal)
            && (source is null || Arns.Archive(replay.Archive) == source) && (state is null || replay.State == state));
        return ReplyJson.Object(json => page.Write(json, "Replays", replays, one => one.Name, one => Write(json, one)));
    }

    // The order is AWS's: it decides what a request with two mistakes is told.
    private static string Check(Session session, EventReplay replay, string destination)
    {
        if (EventTarget.ServiceOf(destination) != "events" || !destination.Contains(":event-bus/", StringComparison.Ordinal))
        {
            throw EventsException.Parameter("Destination.Arn", "Must contain an event bus ARN.");
        }

        var bus = BusRows.Get(session, destination).Name;
        var archive = ArchiveRows.Find(session, replay.Archive)
            ?? throw EventsException.Parameter("EventSourceArn", $"Archive {replay.Archive} does not exist.");
        if (archive.Bus != bus)
        {
            throw EventsException.Parameter("Destination.Arn", "Cross event bus replay is not permitted.");
        }

        if (replay.First >= replay.Last)
        {
            throw EventsException.Parameter("EventEndTime", "EventStartTime must be before EventEndTime.");
        }

        if (ReplayRows.Find(session, replay.Name) is not null)
        {
            throw EventsException.Exists("Replay", replay.Name);
        }

        return ReplayRows.All(session).Count(other => other.IsActive) < EventLimits.ReplaysActiveMax ? bus : throw EventsException.Limit();
    }

    private static DateTimeOffset Required(Parameters request, string name)
    {
        if (request.Time(name) is { } time)
        {
            return time;
        }

        request.Break("null", name, "Member must not be null");
        return default;
    }

    private static string Named(Parameters request)
    {
        var name = request.Only("ReplayName").RequiredText("ReplayName", TextRule.Name);
        request.Verify();
        return name;
    }

    private static void Write(Utf8JsonWriter json, EventReplay replay)
    {
        json.WriteString("ReplayName", replay.Name);
        json.WriteString("EventSourceArn", Arns.Archive(replay.Archive));
        json.WriteString("State", replay.State);
        json.Time("EventStartTime", replay.First);
        json.Time("EventEndTime", replay.Last);
        json.Time("EventLastReplayedTime", replay.Replayed);
        json.Time("ReplayStartTime", replay.Started);
        json.Time("ReplayEndTime", replay.Ended);
    }
}
