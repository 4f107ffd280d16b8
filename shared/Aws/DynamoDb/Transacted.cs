namespace Ecommerce.Aws.DynamoDb;

/// <summary>What became of a transaction: all of it is written, or nothing.</summary>
/// <param name="Reasons">One per write, in the order of the writes; empty when it is committed.</param>
public sealed record Transacted(IReadOnlyList<CancellationReason> Reasons)
{
    public bool IsCommitted => Reasons.Count == 0;

    /// <summary>No condition failed: others wrote the same items, or throughput was short, until our retries were over.</summary>
    public bool IsConflict => !IsCommitted && Reasons.All(reason => !reason.IsConditionFailed);

    /// <summary>The condition of the write at this place in the list failed.</summary>
    public bool FailedAt(int index) => index < Reasons.Count && Reasons[index].IsConditionFailed;

    /// <summary>The item of this write was another's: its condition failed, or another transaction has it in hand.</summary>
    public bool IsContestedAt(int index) => index < Reasons.Count && !Reasons[index].IsNone && !Reasons[index].IsThrottle;
}

/// <summary>Why one write of a cancelled transaction did not happen (API reference, TransactWriteItems, "Errors").</summary>
/// <param name="Code">None, ConditionalCheckFailed, TransactionConflict, ThrottlingError or ProvisionedThroughputExceeded.</param>
/// <param name="Item">The item a condition failed on, if <see cref="Write.ReturnsItemOnFailure"/> and there is one.</param>
public readonly record struct CancellationReason(string Code, Item? Item)
{
    internal bool IsNone => Code is "None";

    internal bool IsConditionFailed => Code is "ConditionalCheckFailed";

    internal bool IsThrottle => Code is "ThrottlingError" or "ProvisionedThroughputExceeded";

    /// <summary>One that callers are told about. Any other (ValidationError, ...) is a bug in the request.</summary>
    internal bool IsHandled => IsNone || IsConditionFailed || IsPassing;

    /// <summary>Passes by itself: the same transaction may well be committed a moment later.</summary>
    internal bool IsPassing => IsThrottle || Code is "TransactionConflict";
}
