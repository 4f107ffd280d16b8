using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>A SKU whose figures were not what they were counted to be.</summary>
/// <param name="Version">The stock's, as it was then.</param>
/// <param name="SeenAt">When it was first seen so.</param>
public sealed record Drift(long Version, Counts Counted, DateTimeOffset SeenAt)
{
    /// <summary>
    /// From when on it can be repaired. The stock has the version that it had then, so nothing was reserved since: by now the index of
    /// pending orders knows of everything that was reserved before.
    /// </summary>
    public DateTimeOffset SettlesAt => SeenAt + Limits.DriftSettles;

    public bool IsOf(long version, Counts counted) => (Version, Counted) == (version, counted);
}

/// <summary>The drifts that were seen and are not repaired: at most one row for each SKU.</summary>
public sealed class DriftStore(DynamoDbClient dynamo, string table)
{
    private const string Sort = "DRIFT";

    public Drift? Find(Sku sku) => dynamo.Get(table, KeyOf(sku), consistent: true) is { } row
        ? new(
            row.Number(InventoryTable.Version),
            new(row.Number(InventoryTable.OnHand), row.Number(InventoryTable.Reserved), row.Number(InventoryTable.Available)),
            Timestamp.Parse(row.String("seenAt")))
        : null;

    public void Remember(Sku sku, Drift drift) => dynamo.Do(Write.Put(table, row => row
        .String("pk", InventoryTable.Partition(sku))
        .String("sk", Sort)
        .String("kind", Sort)
        .String("sku", sku.Text)
        .Number(InventoryTable.Version, drift.Version)
        .Number(InventoryTable.OnHand, drift.Counted.OnHand)
        .Number(InventoryTable.Reserved, drift.Counted.Reserved)
        .Number(InventoryTable.Available, drift.Counted.Available)
        .String("seenAt", Timestamp.Format(drift.SeenAt))));

    /// <summary>The write that forgets it.</summary>
    public Write Gone(Sku sku) => Write.Delete(table, KeyOf(sku));

    public void Forget(Sku sku) => dynamo.Do(Gone(sku));

    private static Key KeyOf(Sku sku) => new(InventoryTable.Partition(sku), Sort);
}
