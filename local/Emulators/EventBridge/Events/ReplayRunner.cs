namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Brings replays on, some events at a time. How far each has come is in the file, so a restart goes on from there.</summary>
internal sealed class ReplayRunner(BusEngine engine)
{
    /// <summary>One step of every replay; false when there was nothing to do.</summary>
    public bool Step() => engine.Store.Run(session =>
    {
        ArchiveRows.Trim(session, engine.Now);
        var active = ReplayRows.All(session).Where(replay => replay.IsActive).ToArray();
        foreach (var replay in active)
        {
            if (replay.State == EventReplay.Cancelling)
            {
                ReplayRows.Put(session, replay with { State = EventReplay.Cancelled, Ended = engine.Now });
                continue;
            }

            var events = ArchiveRows.Next(session, replay);
            foreach (var archived in events)
            {
                engine.Publisher.Replay(session, replay, archived.Body, engine.Now);
            }

            ReplayRows.Put(session, events is [.., var last]
                ? replay with { State = EventReplay.Running, Replayed = last.Time, Position = last.Id }
                : replay with { State = EventReplay.Completed, Ended = engine.Now });
        }

        return active.Length > 0;
    });
}
