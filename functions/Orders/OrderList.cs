using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>A partition of an index in which orders stand by the moment of their placing.</summary>
public sealed record OrderIndex(string Name, string Attribute, string Value)
{
    public static OrderIndex OfCustomer(string customerId) =>
        new(OrdersTable.CustomerIndex, OrdersTable.CustomerKeyName, OrdersTable.CustomerKey(customerId));

    public static OrderIndex OfEmail(string email) => new("byEmail", "emailKey", OrderRows.EmailKey(email));

    public static OrderIndex OfStatusDay(OrderStatus status, DateTimeOffset day) =>
        new("byStatusDay", "statusDay", OrderRows.StatusDay(status, day));
}

/// <summary>Lists orders, newest first.</summary>
public sealed class OrderList(DynamoDbClient dynamo, string table)
{
    private const string PlacedAtId = "placedAtId";

    /// <summary>
    /// So many orders at most, fewer where they are large (DynamoDB reads 1 MB at once), and where the list goes on; null: there are no
    /// more.
    /// </summary>
    /// <param name="after">The place of the order before: <see cref="PlaceOf"/>.</param>
    public (IReadOnlyList<Order> Orders, string? Next) Read(OrderIndex index, int limit, string? after)
    {
        var page = dynamo.Query(new Query(table, $"{index.Attribute} = :value")
        {
            Index = index.Name,
            Values = v => v.String(":value", index.Value),
            Descending = true,
            Limit = limit + 1,
            StartAfter = after is null ? null : key => key
                .String("pk", OrdersTable.OrderKey(IdIn(after)))
                .String("sk", OrdersTable.Meta)
                .String(index.Attribute, index.Value)
                .String(PlacedAtId, after),
        });
        Order[] orders = [.. page.Items.Take(limit).Select(OrderRows.Read)];
        return (orders, page.Items.Count > limit || page.LastKey is not null ? PlaceOf(orders[^1]) : null);
    }

    /// <summary>Orders from a place on, that one included, and whether they are the last.</summary>
    public (IReadOnlyList<Order> Orders, bool IsEnd) ReadFrom(OrderIndex index, int limit, string? from)
    {
        var page = dynamo.Query(new Query(table, $"{index.Attribute} = :value{(from is null ? "" : $" AND {PlacedAtId} <= :from")}")
        {
            Index = index.Name,
            Values = v => v.String(":value", index.Value).StringIf(":from", from),
            Descending = true,
            Limit = limit,
        });
        return ([.. page.Items.Select(OrderRows.Read)], page.LastKey is null);
    }

    /// <summary>Where an order stands in every list.</summary>
    public static string PlaceOf(Order order) => OrderRows.MomentId(order.CreatedAt, order.Id);

    /// <summary>Whether a text has the form of a place. What a forged one could name is a place in the caller's own list.</summary>
    public static bool IsPlace(string text) =>
        text.IndexOf('#', StringComparison.Ordinal) is var at and > 0 && Id.TryParse<OrderId>(text[(at + 1)..], out _);

    private static OrderId IdIn(string place) => OrderId.Of(place[(place.IndexOf('#', StringComparison.Ordinal) + 1)..]);
}
