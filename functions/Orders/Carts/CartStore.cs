using Ecommerce.Aws.DynamoDb;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders.Carts;

/// <summary>The carts' own table. What is thrown away some day counts as gone from its moment on.</summary>
public sealed class CartStore(DynamoDbClient dynamo, string table, TimeProvider clock)
{
    public Cart Find(string partition) =>
        dynamo.Get(table, CartRows.KeyOf(partition), consistent: true) is { } row && CartRows.Read(row) is var cart
        && cart.ExpiresAt > clock.GetUtcNow()
            ? cart
            : Cart.None;

    /// <summary>Puts a cart in the place of one that still is as it was read.</summary>
    public Stored Put(string partition, Cart before, Cart after) => Commit(PutOf(partition, before, after));

    public Stored Delete(string partition, Cart before) => Commit(DeleteOf(partition, before));

    /// <summary>Puts a cart in the place of one, and takes another away, both as they were read.</summary>
    public Stored Merge(string partition, Cart before, Cart after, string from, Cart taken) =>
        Commit(DeleteOf(from, taken), PutOf(partition, before, after));

    private Stored Commit(params IReadOnlyList<Write> writes) => dynamo.Transact(writes).IsCommitted ? Stored.Done : Stored.Moved;

    private Write PutOf(string partition, Cart before, Cart after)
    {
        var put = Write.Put(table, row => CartRows.Write(row, partition, after));
        return before.IsStored
            ? put with { Condition = "version = :before", Values = v => v.Number(":before", before.Version) }
            : put with
            {
                // A row that has expired and is not yet collected counts as none.
                Condition = "attribute_not_exists(pk) OR expiresAt <= :now",
                Values = v => v.Number(":now", clock.GetUtcNow().ToUnixTimeSeconds()),
            };
    }

    private Write DeleteOf(string partition, Cart before) => Write.Delete(table, CartRows.KeyOf(partition)) with
    {
        Condition = "version = :before",
        Values = v => v.Number(":before", before.Version),
    };
}
