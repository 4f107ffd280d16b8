namespace Ecommerce.Local.Emulators.Sns;

/// <summary>What every operation works with.</summary>
internal sealed class SnsEngine(FileStore store, TimeProvider clock, Action wake)
{
    // Used under the store's lock only. Filter policies come from subscriptions, of which there are few.
    private readonly Dictionary<(string, FilterScope), FilterPolicy> _filters = [];

    public FileStore Store => store;

    /// <summary>Asked of each call that publishes; true refuses it for now.</summary>
    public Func<bool> Throttles { get; set; } = () => false;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Writes down every delivery that a message is owed.</summary>
    public void Publish(Session session, Topic topic, Message message)
    {
        var owed = SubscriptionRows.Of(session, topic.Name)
            .Where(one => one.Filter is not { } text || Filter(text, one.Scope).Matches(message));
        DeliveryRows.Insert(session, message, [.. owed], Now);
    }

    /// <summary>There is something to deliver.</summary>
    public void Wake() => wake();

    private FilterPolicy Filter(string text, FilterScope scope)
    {
        if (!_filters.TryGetValue((text, scope), out var filter))
        {
            if (_filters.Count >= SnsLimits.TopicsMax)
            {
                _filters.Clear();
            }

            _filters[(text, scope)] = filter = FilterPolicy.Parse(text, scope);
        }

        return filter;
    }
}
