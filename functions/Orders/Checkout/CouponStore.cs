using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>The coupons as admins see them. None is ever taken out: orders have its code, and may give a use of it back.</summary>
public sealed class CouponStore(DynamoDbClient dynamo, string table)
{
    public Coupon? Find(string code) =>
        dynamo.Get(table, CouponRows.KeyOf(code), consistent: true) is { } row ? CouponRows.Read(row) : null;

    /// <summary>Fails where there is one of that code.</summary>
    public Error? Insert(Coupon coupon)
    {
        var outcome = dynamo.Transact(
            [Write.Put(table, row => CouponRows.Write(row, coupon)) with { Condition = "attribute_not_exists(pk)" }]);
        return outcome.IsCommitted ? null : outcome.FailedAt(0) ? Taken(coupon) : StoreErrors.Busy;
    }

    /// <summary>Replaces what is said of a coupon, whoever uses it meanwhile: a code that got out can always be stopped.</summary>
    public Error? Replace(Coupon before, Coupon after)
    {
        var update = Write.Update(table, CouponRows.KeyOf(after.Code), "SET terms = :terms, version = :after, updatedAt = :at") with
        {
            Condition = "version = :before",
            Values = v => v
                .Map(":terms", map => CouponRows.WriteTerms(map, after))
                .Number(":after", after.Version)
                .Number(":before", before.Version)
                .String(":at", Timestamp.Format(after.UpdatedAt)),
        };
        var outcome = dynamo.Transact([update]);
        return outcome.IsCommitted ? null : outcome.FailedAt(0) ? Stale : StoreErrors.Busy;
    }

    /// <summary>So many coupons at most by code, and the code after which the list goes on; null: there are no more.</summary>
    public (IReadOnlyList<Coupon> Coupons, string? Next) Read(int limit, string? after)
    {
        var page = dynamo.Query(new Query(table, "pk = :pk")
        {
            Values = v => v.String(":pk", CouponRows.Partition),
            Limit = limit + 1,
            StartAfter = after is null ? null : key => key.String("pk", CouponRows.Partition).String("sk", after),
        });
        Coupon[] coupons = [.. page.Items.Take(limit).Select(CouponRows.Read)];
        return (coupons, page.Items.Count > limit ? coupons[^1].Code : null);
    }

    public static Error Stale { get; } = new(Problem.PreconditionFailed, "The coupon has changed since you read it: read it again");

    private static Error Taken(Coupon coupon) => new(Problem.Conflict, $"There is a coupon {coupon.Code} already")
    {
        Faults = [new("/code", "duplicate-code", "Choose another code, or change the coupon that has it")],
    };
}
