using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>The taxes and the shipping rates, each replaced as a whole by whoever has read what is replaced.</summary>
public sealed class RuleStore(DynamoDbClient dynamo, string table, TimeProvider clock)
{
    public TaxTable Taxes() =>
        dynamo.Get(table, RuleRows.TaxesKey, consistent: true) is { } row ? RuleRows.ReadTaxes(row) : TaxTable.None;

    public ShippingTable Shipping() =>
        dynamo.Get(table, RuleRows.ShippingKey, consistent: true) is { } row ? RuleRows.ReadShipping(row) : ShippingTable.None;

    /// <param name="version">The version that is replaced.</param>
    public Result<TaxTable> Replace(long version, TaxDraft draft)
    {
        var after = draft.ToTable(version + 1, Timestamp.Now(clock));
        return Replace(version, row => RuleRows.Write(row, after)) is { } error ? error : after;
    }

    /// <inheritdoc cref="Replace(long, TaxDraft)"/>
    public Result<ShippingTable> Replace(long version, ShippingRatesDraft draft)
    {
        var after = draft.ToTable(version + 1, Timestamp.Now(clock));
        return Replace(version, row => RuleRows.Write(row, after)) is { } error ? error : after;
    }

    // A transaction of one write, since only that can be sent again without meeting its own condition.
    private Error? Replace(long version, Action<ItemWriter> row)
    {
        var put = Write.Put(table, row);
        var outcome = dynamo.Transact(
        [
            version == RuleRows.VersionOfNone
                ? put with { Condition = "attribute_not_exists(pk)" }
                : put with { Condition = "version = :before", Values = v => v.Number(":before", version) },
        ]);
        return outcome.IsCommitted ? null
            : outcome.FailedAt(0) ? new Error(Problem.PreconditionFailed, "The table has changed since you read it: read it again")
            : StoreErrors.Busy;
    }
}
