using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>Who may not sign in. A block that has ended is none, whenever its row goes.</summary>
public sealed class BlockedUserStore(DynamoDbClient dynamo, string table, TimeProvider clock)
{
    /// <summary>The block that is in force for an address.</summary>
    public BlockedUser? Find(string email) =>
        dynamo.Get(table, KeyOf(email.ToLowerInvariant()), consistent: true) is { } row && Read(row) is var block && IsInForce(block)
            ? block
            : null;

    /// <summary>Blocks, or replaces a block, together with the event that says so.</summary>
    public Error? Put(BlockedUser block, Write said) =>
        dynamo.Transact([Write.Put(table, row => WriteRow(row, block)), said]).IsCommitted ? null : StoreErrors.Busy;

    /// <summary>Ends a block that still is the one that was read, together with the event that says so.</summary>
    public Result<Stored> Delete(BlockedUser block, Write said)
    {
        var delete = Write.Delete(table, KeyOf(block.Email)) with
        {
            Condition = $"{BlockedUsersTable.BlockedAt} = :at",
            Values = v => v.String(":at", Timestamp.Format(block.BlockedAt)),
        };
        var outcome = dynamo.Transact([delete, said]);
        return outcome.IsCommitted ? Stored.Done : outcome.FailedAt(0) ? Stored.Moved : StoreErrors.Busy;
    }

    /// <summary>So many blocks of a reason, the newest first, and the one after which the list goes on; null: there are no more.</summary>
    public (IReadOnlyList<BlockedUser> Blocks, BlockedUser? Next) Read(BlockReason reason, int limit, (string Email, string At)? after)
    {
        var page = dynamo.Query(new Query(table, $"{BlockedUsersTable.Reason} = :reason")
        {
            Index = BlockedUsersTable.ReasonIndex,
            Values = v => v.String(":reason", Words.Of(reason)),
            Descending = true,
            Limit = limit + 1,
            StartAfter = after is not { } last ? null : key => key
                .String(BlockedUsersTable.Email, last.Email)
                .String(BlockedUsersTable.Reason, Words.Of(reason))
                .String(BlockedUsersTable.BlockedAt, last.At),
        });
        BlockedUser[] blocks = [.. page.Items.Take(limit).Select(Read)];
        return ([.. blocks.Where(IsInForce)], page.Items.Count > limit ? blocks[^1] : null);
    }

    private bool IsInForce(BlockedUser block) => block.Until is not { } until || until > clock.GetUtcNow();

    private static Key KeyOf(string email) => new(email) { PartitionName = BlockedUsersTable.Email };

    private static void WriteRow(ItemWriter row, BlockedUser block)
    {
        row.String(BlockedUsersTable.Email, block.Email)
            .String(BlockedUsersTable.Reason, Words.Of(block.Reason))
            .String(BlockedUsersTable.BlockedAt, Timestamp.Format(block.BlockedAt))
            .String("blockedBy", block.BlockedBy)
            .StringIf("note", block.Note);
        if (block.Until is { } until)
        {
            row.String("until", Timestamp.Format(until)).Number(BlockedUsersTable.ExpiresAt, until.ToUnixTimeSeconds());
        }
    }

    private static BlockedUser Read(Item row) => new(
        row.String(BlockedUsersTable.Email), Words.Reason(row.String(BlockedUsersTable.Reason)),
        Timestamp.Parse(row.String(BlockedUsersTable.BlockedAt)), row.String("blockedBy"), row.StringOrNull("note"),
        row.StringOrNull("until") is { } until ? Timestamp.Parse(until) : null);
}
