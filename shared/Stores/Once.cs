using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Stores;

/// <summary>One operation that happens once per key; without a key it simply happens.</summary>
public sealed class Once
{
    private readonly Answers _answers;
    private readonly Answers.Claim? _claim;

    internal Once(Answers answers, Answers.Claim? claim) => (_answers, _claim) = (answers, claim);

    /// <summary>For a transaction in which the row of the answer was another's: whether its answer is there is asked afterwards.</summary>
    public static Error InProgress { get; } = new(Problem.IdempotencyInProgress, "Another request with this Idempotency-Key still runs")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    /// <summary>The write that remembers the answer, to be part of the effect's transaction; none without a key.</summary>
    public IReadOnlyList<Write> Remember(ApiResponse answer) => _claim is null ? [] : [_answers.Remember(_claim, answer)];
}
