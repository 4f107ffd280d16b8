using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using static Ecommerce.Topology.Wake;
using static System.TimeSpan;

namespace Ecommerce.Topology.Services;

/// <summary>
/// Relay: what was decided gets said. It carries every outbox to the bus, at once or in a later minute, and events on to the topics of
/// subscribers outside.
/// </summary>
public static class Relay
{
    private static TableSpec[] Outboxes => [Products.Table, Inventory.Stock, Orders.Table, Auth.Profiles];

    public static ServiceSpec Describe() => new("Relay", [],
    [
        .. Outboxes.Select(table => new OperationSpec($"Relay{table.Name}", OutboxOf(table), FromSeconds(30), Publish(table))),
        .. Outboxes.Select(table => new OperationSpec(
            $"Sweep{table.Name}", EveryMinute, FromSeconds(50), [.. Publish(table), table.Query(OutboxRow.UnpublishedIndex)])),

        Announce("Products", Platform.ProductEvents, EventSource.Products, EventSource.Inventory),
        Announce("Orders", Platform.OrderEvents, EventSource.Orders),
        Announce("Customers", Platform.CustomerEvents, EventSource.Auth),
    ]);

    private static OperationSpec Announce(string what, TopicSpec topic, params string[] sources) =>
        new($"Announce{what}", On([.. sources.SelectMany(Catalogue.SaidBy)]), FromSeconds(30), topic.Publish);

    // It speaks as the table's own source only, and of a row of the outbox it may take away nothing but the mark that it is unpublished.
    private static Grant[] Publish(TableSpec table) =>
    [
        Platform.Bus.PublishAs(table.Outbox!),
        table.Update.Keys(OutboxRow.Partition("*")).Only(OutboxRow.UnpublishedShard, OutboxRow.UnpublishedId),
    ];
}
