namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>What every operation works with.</summary>
internal sealed class BusEngine(FileStore store, TimeProvider clock, EventTargets targets, BusLog log, Action wake)
{
    public FileStore Store => store;

    public EventTargets Targets => targets;

    public BusLog Log => log;

    public Publisher Publisher { get; } = new(log);

    /// <summary>Asked of each entry that is put; true refuses it for now.</summary>
    public Func<bool> Throttles { get; set; } = () => false;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>There is something to do that nobody waits for.</summary>
    public void Wake() => wake();
}
