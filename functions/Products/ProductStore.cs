using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Products;

/// <summary>The products' own table. Every change is one transaction: the row, the guards of its codes, the counts, the events.</summary>
public sealed class ProductStore(DynamoDbClient dynamo, string table, Outbox outbox)
{
    public Product? Find(ProductId id) =>
        dynamo.Get(table, ProductRows.KeyOf(id), consistent: true) is { } row ? ProductRows.Read(row) : null;

    /// <summary>The product that has this code, or one of whose variants has it.</summary>
    public Product? FindByCode(string code) =>
        dynamo.Get(table, ProductRows.KeyOfCode(code), consistent: true) is { } guard
            ? Find(ProductId.Of(guard.String(ProductsTable.ProductId)))
            : null;

    public Result<Stored> Insert(Product product, Once once, Lambda.ApiResponse answer, Cause cause)
    {
        var row = Write.Put(table, w => ProductRows.WriteRow(w, product)) with { Condition = "attribute_not_exists(pk)" };
        var guards = ProductGuards.Taken(table, product);
        List<Write> writes =
        [
            row, .. guards, .. CategoryCounts.Change(table, null, product),
            outbox.Say(new ProductCreated(product.Snapshot()), EventsWriter.Write, product.Id.Text, product.Version, cause),
        ];
        return Commit(writes, once.Remember(answer), guards, taken => ProductGuards.Duplicate(product, taken));
    }

    /// <summary>Replaces a row that still is as it was read.</summary>
    public Result<Stored> Replace(Product before, Product after, Cause cause)
    {
        var taken = ProductGuards.Taken(table, after, except: before);
        List<Write> writes =
        [
            Row(before, after), .. taken, .. ProductGuards.Freed(table, before, after), .. CategoryCounts.Change(table, before, after),
        ];
        writes.Add(outbox.Say(
            new ProductUpdated(ProductChanges.Between(before, after), before.Snapshot(), after.Snapshot()),
            EventsWriter.Write, after.Id.Text, after.Version, cause));
        if (before.Price != after.Price)
        {
            writes.Add(outbox.Say(
                new ProductPriceChanged(after.Id, after.Code, before.Price, after.Price),
                EventsWriter.Write, after.Id.Text, after.Version, cause));
        }

        return Commit(writes, [], taken, positions => ProductGuards.Duplicate(after, positions, except: before));
    }

    public Result<Stored> Archive(Product before, Product after, Cause cause) => Commit(
        [
            Row(before, after), .. CategoryCounts.Change(table, before, after),
            outbox.Say(new ProductDeleted(after.Id, after.Code), EventsWriter.Write, after.Id.Text, after.Version, cause),
        ],
        [], [], positions => ProductGuards.Duplicate(after, positions));

    private Write Row(Product before, Product after) => Write.Put(table, w => ProductRows.WriteRow(w, after)) with
    {
        Condition = "version = :version AND stockSequence = :sequence",
        Values = v => v.Number(":version", before.Version).Number(":sequence", before.StockSequence),
    };

    // The remembered answer comes first, the product's row second, so that their outcomes are found by position.
    private Result<Stored> Commit(
        IReadOnlyList<Write> writes, IReadOnlyList<Write> remember, IReadOnlyList<Write> guards,
        Func<IReadOnlyList<int>, Error> duplicate)
    {
        var outcome = dynamo.Transact([.. remember, .. writes]);
        var row = remember.Count;
        if (outcome.IsCommitted)
        {
            return Stored.Done;
        }

        // Before anything else: with the answer's row in another's hand, a code that is taken may be our own, sent twice.
        if (remember.Count > 0 && outcome.IsContestedAt(0))
        {
            return Once.InProgress;
        }

        var duplicates = Enumerable.Range(0, guards.Count).Where(i => outcome.FailedAt(row + 1 + i)).ToArray();
        if (duplicates.Length > 0)
        {
            return duplicate(duplicates);
        }

        return outcome.FailedAt(row) ? Stored.Moved : StoreErrors.Busy;
    }
}
