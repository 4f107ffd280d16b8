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
    private readonly LevelWrites _levels = new(table, productsTable, clock);

    /// <summary>The row of a SKU, if it has one.</summary>
    public Stock? Row(Sku sku) => dynamo.Get(table, StockRows.KeyOf(sku), consistent: true) is { } row ? StockRows.ReadStock(row) : null;

    /// <summary>The stock of a SKU; that of one never received is zero. Fails when there is no such SKU.</summary>
    public Result<Stock> Find(Sku sku)
    {
        if (Row(sku) is { } stock)
        {
            return stock;
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
        var level = stock.LevelAt(stock.Available + movement.Delta);
        var outcome = dynamo.Transact(
        [
            .. remember,
            stock.IsStored ? Move(stock, movement, level) : Open(stock with
            {
                OnHand = movement.Delta, Available = movement.Delta, Version = 1, Said = level, LevelSequence = stock.SequenceAt(level),
            }),
            Write.Put(table, row => StockRows.WriteMovement(row, movement)) with { Condition = "attribute_not_exists(pk)" },
            StockEvents.Adjusted(movement, _outbox, cause),
            .. _levels.Say(stock, level, cause),
        ]);
        return remember.Count > 0 && !outcome.IsCommitted && outcome.IsContestedAt(0) ? Once.InProgress : Told(outcome, remember.Count);
    }

    /// <summary>Says the level of what is available, provided it still is that level and nobody else said one.</summary>
    public Result<Stored> SayLevel(Stock stock, Cause cause)
    {
        var (from, to) = stock.BandFor(0);
        var say = Write.Update(table, StockRows.KeyOf(stock.Sku), "SET #level = :level, levelSequence = :next") with
        {
            Condition = "available BETWEEN :from AND :to AND levelSequence = :said AND lowStockThreshold = :threshold",
            Names = [("#level", StockRows.Level)],
            Values = v => v.String(":level", stock.Level).Number(":next", stock.SequenceAt(stock.Level)).Number(":from", from)
                .Number(":to", to).Number(":said", stock.LevelSequence).Number(":threshold", stock.LowStockThreshold),
        };
        return Told(dynamo.Transact([say, .. _levels.Say(stock, stock.Level, cause)]), stockAt: 0);
    }

    /// <summary>
    /// Gives a SKU another threshold or other counts, provided nothing of it has changed since it was read, and says the level where that
    /// makes it another.
    /// </summary>
    /// <param name="more">What is written with it.</param>
    public Result<Stored> Change(Stock before, Stock after, IReadOnlyList<Write> more, Cause cause)
    {
        var level = after.Level;
        var next = after with { Version = before.Version + 1, Said = level, LevelSequence = before.SequenceAt(level) };
        var stock = before.IsStored ? Replace(before, next) : Open(next);
        return Told(dynamo.Transact([stock, .. more, .. _levels.Say(after, level, cause)]), stockAt: 0);
    }

    /// <summary>Movements, newest first.</summary>
    public (IReadOnlyList<Movement> Movements, MovementId? Next) Movements(Sku sku, int limit, MovementId? after)
    {
        var page = dynamo.Query(new Query(table, "pk = :pk AND begins_with(sk, :prefix)")
        {
            Values = v => v.String(":pk", InventoryTable.Partition(sku)).String(":prefix", InventoryTable.MovementPrefix),
            Descending = true,
            Limit = limit + 1,
            StartAfter = after is { } id
                ? key => key.String("pk", InventoryTable.Partition(sku)).String("sk", InventoryTable.Movement(id))
                : null,
        });
        Movement[] movements = [.. page.Items.Take(limit).Select(StockRows.ReadMovement)];
        return (movements, page.Items.Count > limit ? movements[^1].Id : null);
    }

    private static Result<Stored> Told(Transacted outcome, int stockAt) => outcome switch
    {
        { IsCommitted: true } => Stored.Done,
        _ when outcome.FailedAt(stockAt) => Stored.Moved,
        _ when outcome.IsConflict => Stored.Moved,
        _ => Error.NotFound("such product"),
    };

    private Write Move(Stock stock, Movement movement, string level)
    {
        var (from, to) = stock.BandFor(movement.Delta);
        var adds = movement.Delta > 0; // What is archived meanwhile takes nothing in any more.
        return Write.Update(
            table, StockRows.KeyOf(stock.Sku),
            "SET onHand = onHand + :delta, available = available + :delta, #level = :level, levelSequence = :next, " +
            "version = version + :one, updatedAt = :at") with
        {
            Condition = "available BETWEEN :from AND :to AND levelSequence = :said AND lowStockThreshold = :threshold " +
                "AND onHand <= :most" +
                (adds ? " AND (attribute_not_exists(#status) OR #status = :open)" : ""),
            Names = adds ? [("#level", StockRows.Level), ("#status", InventoryTable.Status)] : [("#level", StockRows.Level)],
            Values = v => v.Number(":delta", movement.Delta).Number(":one", 1).String(":at", Timestamp.Format(movement.At))
                .Number(":from", from).Number(":to", to).Number(":threshold", stock.LowStockThreshold)
                .String(":level", level).Number(":said", stock.LevelSequence).Number(":next", stock.SequenceAt(level))
                .Number(":most", Limits.StockOnHandMax - movement.Delta)
                .StringIf(":open", adds ? InventoryTable.Open : null),
        };
    }

    // Every change of a count or of the threshold is a version, so that the version and the level's sequence cover all that is set. Whether
    // the row is open is none of it: the catalogue says so meanwhile, and it stays.
    private Write Replace(Stock before, Stock next) => Write.Update(
        table, StockRows.KeyOf(next.Sku),
        "SET onHand = :onHand, reserved = :reserved, available = :available, lowStockThreshold = :threshold, #level = :level, " +
        "levelSequence = :next, version = :version, updatedAt = :at") with
    {
        Condition = "version = :before AND levelSequence = :said",
        Names = [("#level", StockRows.Level)],
        Values = v => v.Number(":onHand", next.OnHand).Number(":reserved", next.Reserved).Number(":available", next.Available)
            .Number(":threshold", next.LowStockThreshold).String(":level", next.Level).Number(":next", next.LevelSequence)
            .Number(":version", next.Version).Number(":before", before.Version).Number(":said", before.LevelSequence)
            .String(":at", Timestamp.Format(Timestamp.Now(clock))),
    };

    private Write Open(Stock stock) => Write.Put(table, row => StockRows.WriteStock(row, stock, Timestamp.Now(clock))) with
    {
        Condition = "attribute_not_exists(pk)",
    };
}
