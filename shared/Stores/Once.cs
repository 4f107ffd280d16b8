using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Stores;

/// <summary>One operation that happens once per key; without a key it simply happens.</summary>
public sealed class Once
{
    private readonly Answers _answers;
    private readonly Answers.Claim? _claim;

    internal Once(Answers answers, Answers.Claim? claim, ApiResponse? replay) => (_answers, _claim, Replay) = (answers, claim, replay);

    /// <summary>The answer of the first time, marked as replayed; null: it has not happened yet.</summary>
    public ApiResponse? Replay { get; }

    /// <summary>The write that remembers the answer, to be part of the effect's transaction; none without a key.</summary>
    public IReadOnlyList<Write> Remember(ApiResponse answer) => _claim is null ? [] : [_answers.Remember(_claim, answer)];

    /// <summary>
    /// After a transaction in which <see cref="Remember"/> failed its condition: another request with the key was faster. Gives its
    /// answer, or the error that the key was used for something else.
    /// </summary>
    public Result<ApiResponse> Overtaken()
    {
        var claim = _claim ?? throw new InvalidOperationException("Without a key nothing can overtake");
        if (!_answers.Recall(claim).TryGet(out var recalled, out var error))
        {
            return error;
        }

        return recalled.Response is { } response ? response : Busy;
    }

    /// <summary>The error for a transaction that kept colliding with others.</summary>
    public Error Busy => _claim is null
        ? new Error(Problem.Unavailable, "Too many changes at once; try again") { RetryAfter = TimeSpan.FromSeconds(1) }
        : new Error(Problem.IdempotencyInProgress, "Another request with this Idempotency-Key still runs")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };
}
