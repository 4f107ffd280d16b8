using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Functions.Inventory;
using Ecommerce.Lambda;
using Ecommerce.Tests.Unit.Lambda;
using Ecommerce.Tests.Unit.Wired;

namespace Ecommerce.Tests.Unit.Inventory;

/// <summary>The function that follows the catalogue, with its role's rights, and a table of its own.</summary>
internal sealed class Warehouse : IAsyncDisposable
{
    private readonly Unit.Lambda.World _world;
    private readonly IFunction _function;

    private Warehouse(WiredAws aws, Unit.Lambda.World world)
    {
        (Aws, _world) = (aws, world);
        _function = InventoryApp.Create("inventory-follow-catalogue", world.Host);
    }

    public WiredAws Aws { get; }

    public Unit.Lambda.World World => _world;

    public static async Task<Warehouse> StartAsync()
    {
        var aws = await WiredAws.StartAsync("inventory-follow-catalogue", Topology.Services.Inventory.Stock);
        return new(aws, new(aws.Environment((Env.InventoryTable, WiredAws.NameOf(Topology.Services.Inventory.Stock)))));
    }

    public static JsonObject Created(ProductSnapshot product) =>
        Event(new ProductCreated(product), EventsWriter.Write, product.Version);

    public static JsonObject Updated(ProductSnapshot before, ProductSnapshot after) =>
        Event(new ProductUpdated(["variants"], before, after), EventsWriter.Write, after.Version);

    public static JsonObject Deleted(ProductId product, long? version) =>
        Event(new ProductDeleted(product, "mug"), EventsWriter.Write, version);

    /// <summary>An event as the bus brings it.</summary>
    public static JsonObject Event<T>(T data, Action<Utf8JsonWriter, T> write, long? version) where T : IEvent
    {
        var metadata = new EventMetadata(
            EventId.Of(Batches.EventId), Batches.ProductId, version, DateTimeOffset.UnixEpoch, "c-1", "admin:ada");
        return new()
        {
            ["source"] = T.Event.Source,
            ["detail-type"] = T.Event.Name,
            ["detail"] = JsonNode.Parse(EventEnvelope.Write(metadata, data, write)),
        };
    }

    /// <summary>One batch; the places of what failed.</summary>
    public IReadOnlyList<string> Hear(params IReadOnlyList<JsonObject> events) =>
        [.. Batches.Failures(_world.Invoke(_function, Batches.OfQueue([.. events.Select(e => e.ToJsonString())])))];

    /// <summary>Every row but its moment, as a line.</summary>
    public IReadOnlyList<string> Lines()
    {
        var rows = Aws.Rows(Topology.Services.Inventory.Stock);
        foreach (var row in rows)
        {
            row.Remove("updatedAt");
        }

        return [.. rows.Select(row => string.Join(' ', row.OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => $"{a.Key}={Value(a.Value!.AsObject().Single().Value!)}")))];
    }

    /// <summary>The SKUs that have a row, and whether they are open.</summary>
    public IReadOnlyDictionary<string, string> Statuses() => Aws.Rows(Topology.Services.Inventory.Stock)
        .Where(row => (string)row["kind"]!["S"]! == "STOCK")
        .ToDictionary(row => (string)row["sku"]!["S"]!, row => (string)row["status"]!["S"]!);

    public async ValueTask DisposeAsync()
    {
        _world.Dispose();
        await Aws.DisposeAsync();
    }

    private static string Value(JsonNode value) => value is JsonArray list
        ? $"[{string.Join(',', list.Select(e => (string)e!["S"]!).Order(StringComparer.Ordinal))}]"
        : value.ToString();
}
