namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</summary>
internal static class PutEvents
{
    public static byte[] Run(BusEngine engine, Parameters request)
    {
        var entries = Read(request);
        var answers = engine.Store.Run(session => entries.Select(entry => Put(engine, session, entry)).ToArray());
        engine.Wake();
        return ReplyJson.Object(json =>
        {
            json.WriteNumber("FailedEntryCount", answers.Count(answer => answer.Refusal is not null));
            json.List("Entries", answers, answer =>
            {
                json.Text("EventId", answer.Id);
                json.Text("ErrorCode", answer.Refusal?.Code);
                json.Text("ErrorMessage", answer.Refusal?.Message);
            });
        });
    }

    /// <summary>The entries, if the request as a whole is one that AWS takes.</summary>
    public static IReadOnlyList<EventEntry> Read(Parameters request)
    {
        EventEntry[] entries = [.. request.Only("Entries").Parts("Entries").Select(EventEntry.Read)];
        if (entries.Length == 0)
        {
            request.Break(
                request.Has("Entries") ? "'[]'" : "null", "Entries",
                request.Has("Entries") ? "Member must have length greater than or equal to 1" : "Member must not be null");
        }

        if (entries.Length > EventLimits.EntriesMax)
        {
            request.Break(
                $"'[{string.Join(", ", (object[])entries)}]'", "Entries",
                $"Member must have length less than or equal to {EventLimits.EntriesMax}");
        }

        request.Verify();
        return entries.Sum(entry => (long)entry.Bytes) <= EventLimits.EntriesBytesMax
            ? entries
            : throw EventsException.Validation("Total size of the entries in the request is over the limit.");
    }

    // An event for a bus that is not there is accepted, and nobody sees it: so it is on AWS.
    private static Answer Put(BusEngine engine, Session session, EventEntry entry)
    {
        if (entry.Refusal is { } refusal)
        {
            return new(Id: null, refusal);
        }

        if (engine.Throttles())
        {
            return new(Id: null, ("ThrottlingException", "Rate exceeded"));
        }

        var (id, now) = (Guid.CreateVersion7(engine.Now).ToString(), engine.Now);
        if (BusRows.Find(session, entry.BusName) is { } bus)
        {
            var body = EventDocument.Write(entry, id, entry.Time ?? now);
            engine.Publisher.Publish(session, bus.Name, body, now, entry.TraceHeader);
        }

        return new(id, Refusal: null);
    }

    private sealed record Answer(string? Id, (string Code, string Message)? Refusal);
}
