using Ecommerce.Contracts.Events;

namespace Ecommerce.Topology;

/// <summary>Which events of a bus something is fed with.</summary>
public sealed record EventFeed(BusSpec Bus, params IReadOnlyList<EventType> Events);
