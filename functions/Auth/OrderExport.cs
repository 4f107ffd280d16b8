using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>The orders of a customer, as far as an export tells of them.</summary>
public sealed class OrderExport(DynamoDbClient dynamo, string table)
{
    /// <summary>So many at most, the newest first, and the place after which they go on; null: there are no more.</summary>
    public (IReadOnlyList<ExportedOrder> Orders, string? Next) Read(string customerId, int limit, string? after)
    {
        var key = OrdersTable.CustomerKey(customerId);
        var page = dynamo.Query(new Query(table, $"{OrdersTable.CustomerKeyName} = :customer")
        {
            Index = OrdersTable.CustomerIndex,
            Values = v => v.String(":customer", key),
            Descending = true,
            Limit = limit + 1,
            StartAfter = after is null ? null : last => last
                .String("pk", OrdersTable.OrderKey(OrderIn(after)))
                .String("sk", OrdersTable.Meta)
                .String(OrdersTable.CustomerKeyName, key)
                .String(OrdersTable.PlacedAtId, after),
        });
        return (
            [.. page.Items.Take(limit).Select(Read)],
            page.Items.Count > limit ? page.Items[limit - 1].String(OrdersTable.PlacedAtId) : null);
    }

    /// <summary>Whether it is a place of the list: when an order was placed, and its id.</summary>
    public static bool IsPlace(string text) => text.Split('#') is { Length: 2 } parts
        && Timestamp.TryParse(parts[0], out _) && Id.TryParse<OrderId>(parts[1], out _);

    private static OrderId OrderIn(string place) => OrderId.Of(place[(place.IndexOf('#', StringComparison.Ordinal) + 1)..]);

    private static ExportedOrder Read(Item row) => new(
        row.String("id"), row.String("number"), row.String(OrdersTable.Status), Timestamp.Parse(row.String("createdAt")),
        row.Number("total"), row.String("currency"));
}
