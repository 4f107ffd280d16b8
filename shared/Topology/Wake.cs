using Ecommerce.Contracts.Events;
using Ecommerce.Topology.Services;

namespace Ecommerce.Topology;

/// <summary>The words for what wakes an operation.</summary>
public static class Wake
{
    public static RouteSpec Get(string path, Access access) => new("GET", path, access);

    public static RouteSpec Post(string path, Access access) => new("POST", path, access);

    public static RouteSpec Put(string path, Access access) => new("PUT", path, access);

    public static RouteSpec Patch(string path, Access access) => new("PATCH", path, access);

    public static RouteSpec Delete(string path, Access access) => new("DELETE", path, access) { Answers = 204 };

    /// <summary>A question of user pools.</summary>
    public static PoolTrigger Asked(PoolMoment moment, params IReadOnlyList<UserPoolSpec> pools) => new(moment, pools);

    /// <summary>Events of our bus, through a queue of the operation's own.</summary>
    public static QueueTrigger On(params IReadOnlyList<EventType> events) => new(new EventFeed(Platform.Bus, events));

    /// <summary>Whatever comes into a table's outbox.</summary>
    public static StreamTrigger OutboxOf(TableSpec table) => new(table);

    /// <summary>The clock, once a minute.</summary>
    public static ScheduleTrigger EveryMinute { get; } = new("rate(1 minute)");

    /// <summary>The clock, once a day.</summary>
    public static ScheduleTrigger EveryDay { get; } = new("rate(1 day)");
}
