using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>What became of an order that was to be placed.</summary>
public enum Placed
{
    Done,

    /// <summary>Of something there are too few.</summary>
    TooFew,

    /// <summary>A product changed, or the number is taken: look again and decide again.</summary>
    Moved,
}

/// <summary>The names of the tables that an order touches.</summary>
public sealed record OrderTables(string Orders, string Products, string Inventory);

/// <summary>
/// The orders' own table. Every step is one transaction: the order's row, the units of stock, the event, and the answer that is remembered.
/// </summary>
public sealed class OrderStore(DynamoDbClient dynamo, OrderTables tables, TimeProvider clock)
{
    private readonly Outbox _outbox = new(tables.Orders, clock);
    private readonly StockWrites _stock = new(tables.Inventory, clock);

    public Order? Find(OrderId id) =>
        dynamo.Get(tables.Orders, OrderRows.KeyOf(id), consistent: true) is { } row ? OrderRows.Read(row) : null;

    /// <summary>Places an order, provided that all of it is there and every product still is what the basket says.</summary>
    public Result<Placed> Place(Order order, Basket basket, IReadOnlyList<Write> remember, Cause cause)
    {
        // Outcomes are found by position: the remembered answer, the rows of the order, the stock, the products.
        Write[] rows = [Put(order) with { Condition = "attribute_not_exists(pk)" }, Guard(order)];
        var reserve = _stock.Reserve(order);
        var outcome = dynamo.Transact(
        [
            .. remember, .. rows, .. reserve, .. basket.Lines.DistinctBy(line => line.ProductId).Select(Unchanged),
            OrderSaid.Placed(order, _outbox, cause),
        ]);
        if (outcome.IsCommitted)
        {
            return Placed.Done;
        }

        if (remember.Count > 0 && outcome.IsContestedAt(0))
        {
            return Once.InProgress;
        }

        var first = remember.Count + rows.Length;
        return Enumerable.Range(first, reserve.Count).Any(outcome.FailedAt) ? Placed.TooFew : Placed.Moved;
    }

    /// <summary>Takes a step from an order that still is as it was read.</summary>
    public Result<Stored> Take(Order before, OrderStep step, IReadOnlyList<Write> remember, Cause cause)
    {
        var row = Put(step.After) with { Condition = "version = :before", Values = v => v.Number(":before", before.Version) };
        var outcome = dynamo.Transact(
            [.. remember, row, .. _stock.Of(step.Move, step.After, cause), OrderSaid.Of(before, step.After, _outbox, cause)]);
        if (outcome.IsCommitted)
        {
            return Stored.Done;
        }

        if (remember.Count > 0 && outcome.IsContestedAt(0))
        {
            return Once.InProgress;
        }

        var first = remember.Count + 1;
        var isStockAsExpected = !Enumerable.Range(first, before.Items.Count).Any(outcome.FailedAt);
        return outcome.FailedAt(remember.Count) || isStockAsExpected ? Stored.Moved
            : step.Move is StockMove.SellUnreserved ? TooFewLeft
            // Never by what customers do: somebody wrote in the table by hand. Nothing is changed; a reconciliation tells more.
            : throw new InvalidDataException($"The stock does not hold what {before.Id} has reserved or bought");
    }

    /// <summary>What there is too little of, at this moment: none where there is enough again.</summary>
    public IReadOnlyList<Fault> Shortages(Basket basket)
    {
        var rows = dynamo.BatchGet(tables.Inventory, [.. basket.Lines.Select(line => StockWrites.KeyOf(line.Sku.Text))], consistent: true)
            .ToDictionary(row => row.String("pk"));
        return
        [
            .. from line in basket.Lines
               let available = rows.TryGetValue(InventoryTable.Partition(line.Sku), out var row) ? AvailableIn(row) : 0
               where available < line.Quantity
               select new Fault(line.Wanted.QuantityPointer, "insufficient-stock", $"{available} of {line.ProductName} are available")
               {
                   Available = available,
               },
        ];
    }

    /// <summary>
    /// Says that an order could not be placed. It is a write of its own: what would have been the order's transaction failed.
    /// </summary>
    public void Reject(OrderId id, string? customerId, string reason, IReadOnlyList<string> skus, Cause cause) =>
        dynamo.Do(OrderSaid.Rejected(id, customerId, reason, skus, _outbox, cause));

    private static Error TooFewLeft { get; } =
        new(Problem.InsufficientStock, "The reservation ran out, and the units are not there any more");

    private static long AvailableIn(Item row) =>
        row.StringOrNull(InventoryTable.Status) == InventoryTable.Closed ? 0 : row.Number(InventoryTable.Available);

    private Write Put(Order order) => Write.Put(tables.Orders, row => OrderRows.Write(row, order));

    // Keeps the number unique: ten characters may come twice, once in a great while.
    private Write Guard(Order order) => Write.Put(tables.Orders, row => row
        .String("pk", $"NUMBER#{order.Number}")
        .String("sk", "GUARD")
        .String("kind", "GUARD")
        .String("orderId", order.Id.Text)) with
    {
        Condition = "attribute_not_exists(pk)",
    };

    private Write Unchanged(BasketLine line) => Write.Check(
        tables.Products, new(ProductsTable.ProductKey(line.ProductId), ProductsTable.Meta), $"{ProductsTable.Version} = :seen") with
    {
        Values = v => v.Number(":seen", line.ProductVersion),
    };
}
