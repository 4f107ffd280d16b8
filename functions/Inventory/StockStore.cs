using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>The stock's own table. Of the products' table it reads what a SKU is, and tells it the level of a SKU.</summary>
public sealed class StockStore(DynamoDbClient dynamo, string table, string productsTable, TimeProvider clock)
{
    private readonly Outbox _outbox = new(table, clock);

    /// <summary>The stock of a SKU; that of one never received is zero. Fails when there is no such SKU.</summary>
    public Result<Stock> Find(Sku sku)
    {
        if (dynamo.Get(table, StockRows.KeyOf(sku), consistent: true) is { } row)
        {
            return StockRows.ReadStock(row);
        }

        if (sku.IsVariant)
        {
            var variant = new Key(ProductsTable.VariantKey(VariantId.Of(sku.Text)), ProductsTable.Guard);
            return dynamo.Get(productsTable, variant, consistent: true, ProductsTable.ProductId) is { } guard
                ? Stock.Unopened(sku, ProductId.Of(guard.String(ProductsTable.ProductId)))
                : Error.NotFound("such product or variant");
        }

        var id = ProductId.Of(sku.Text);
        var meta = new Key(ProductsTable.ProductKey(id), ProductsTable.Meta);
        if (dynamo.Get(productsTable, meta, consistent: true, ProductsTable.VariantsCount) is not { } product)
        {
            return Error.NotFound("such product or variant");
        }

        return product.Number(ProductsTable.VariantsCount) == 0
            ? Stock.Unopened(sku, id)
            : new Error(Problem.InvalidState, "The product has variants, and stock is kept of each of them: use a variant's id");
    }

    /// <summary>Moves units in one transaction, provided the stock still is in the band that the decision was taken for.</summary>
    public Result<Stored> Adjust(Stock stock, Movement movement, IReadOnlyList<Write> remember, Cause cause)
    {
        // The remembered answer first, the stock second, so that their outcomes are found by position.
        List<Write> writes =
        [
            .. remember,
            stock.IsStored ? Move(stock, movement) : Open(stock, movement),
            Write.Put(table, row => StockRows.WriteMovement(row, movement)) with { Condition = "attribute_not_exists(pk)" },
            .. StockEvents.Of(stock, movement, _outbox, cause),
        ];
        if (stock.LevelAt(stock.Available + movement.Delta) is var level && level != stock.Level)
        {
            writes.Add(ShowLevel(stock, level));
        }

        var outcome = dynamo.Transact(writes);
        return outcome switch
        {
            { IsCommitted: true } => Stored.Done,
            _ when remember.Count > 0 && outcome.IsContestedAt(0) => Once.InProgress,
            _ when outcome.FailedAt(remember.Count) => Stored.Moved,
            _ when outcome.IsConflict => Stored.Moved,
            _ => Error.NotFound("such product"),
        };
    }

    /// <summary>Movements, newest first.</summary>
    public (IReadOnlyList<Movement> Movements, MovementId? Next) Movements(Sku sku, int limit, MovementId? after)
    {
        var page = dynamo.Query(new Query(table, "pk = :pk AND begins_with(sk, :prefix)")
        {
            Values = v => v.String(":pk", StockRows.Partition(sku)).String(":prefix", StockRows.MovementPrefix),
            Descending = true,
            Limit = limit + 1,
            StartAfter = after is { } id
                ? key => key.String("pk", StockRows.Partition(sku)).String("sk", $"{StockRows.MovementPrefix}{id}")
                : null,
        });
        Movement[] movements = [.. page.Items.Take(limit).Select(StockRows.ReadMovement)];
        return (movements, page.Items.Count > limit ? movements[^1].Id : null);
    }

    private Write Move(Stock stock, Movement movement)
    {
        var (from, to) = stock.BandFor(movement.Delta);
        var adds = movement.Delta > 0; // What is archived meanwhile takes nothing in any more.
        return Write.Update(
            table, StockRows.KeyOf(stock.Sku),
            "SET onHand = onHand + :delta, available = available + :delta, levelSequence = :next, version = version + :one, " +
            "updatedAt = :at") with
        {
            Condition = "available BETWEEN :from AND :to AND levelSequence = :level AND lowStockThreshold = :threshold " +
                "AND onHand <= :most" +
                (adds ? " AND (attribute_not_exists(#status) OR #status = :open)" : ""),
            Names = adds ? [("#status", StockRows.Status)] : [],
            Values = v => v.Number(":delta", movement.Delta).Number(":one", 1).String(":at", Timestamp.Format(movement.At))
                .Number(":from", from).Number(":to", to).Number(":threshold", stock.LowStockThreshold)
                .Number(":level", stock.LevelSequence).Number(":next", LevelSequenceAfter(stock, movement))
                .Number(":most", Limits.StockOnHandMax - movement.Delta)
                .StringIf(":open", adds ? StockRows.Open : null),
        };
    }

    private Write Open(Stock stock, Movement movement) => Write.Put(table, row => row
        .String("pk", StockRows.Partition(stock.Sku))
        .String("sk", StockRows.KeyOf(stock.Sku).Sort!)
        .String("kind", StockRows.StockKind)
        .String("sku", stock.Sku.Text)
        .String("productId", stock.ProductId.Text)
        .Number("onHand", movement.Delta)
        .Number("reserved", 0)
        .Number("available", movement.Delta)
        .Number("lowStockThreshold", stock.LowStockThreshold)
        .Number("levelSequence", LevelSequenceAfter(stock, movement))
        .Number("version", 1)
        .String("updatedAt", Timestamp.Format(movement.At))) with
    {
        Condition = "attribute_not_exists(pk)",
    };

    private static long LevelSequenceAfter(Stock stock, Movement movement) =>
        stock.LevelSequence + (stock.LevelAt(stock.Available + movement.Delta) == stock.Level ? 0 : 1);

    // Of another service's row: these two attributes, and nothing else.
    private Write ShowLevel(Stock stock, string level) => Write.Update(
        productsTable, new Key(ProductsTable.ProductKey(stock.ProductId), ProductsTable.Meta),
        $"SET {ProductsTable.StockLevels}.#sku = :level, {ProductsTable.StockSequence} = {ProductsTable.StockSequence} + :one") with
    {
        Condition = "attribute_exists(pk)",
        Names = [("#sku", stock.Sku.Text)],
        Values = v => v.String(":level", level).Number(":one", 1),
    };
}
