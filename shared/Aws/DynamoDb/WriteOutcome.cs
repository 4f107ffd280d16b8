namespace Ecommerce.Aws.DynamoDb;

/// <summary>What became of a single write: done, or its condition failed. <c>default</c> is the failure.</summary>
public readonly record struct WriteOutcome
{
    private WriteOutcome(bool isDone, Item? item) => (IsDone, Item) = (isDone, item);

    public bool IsDone { get; }

    /// <summary>
    /// Done: the item after it, if <see cref="Write.ReturnsItem"/>. Failed: the item the condition failed on, if
    /// <see cref="Write.ReturnsItemOnFailure"/> and there is one. Null otherwise.
    /// </summary>
    public Item? Item { get; }

    public static WriteOutcome Done(Item? item) => new(isDone: true, item);

    public static WriteOutcome ConditionFailed(Item? item) => new(isDone: false, item);
}
