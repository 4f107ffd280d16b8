using System.Security.Cryptography;
using System.Text;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Stores;

/// <summary>
/// Remembers the answers to requests that carried an Idempotency-Key (IETF draft "The Idempotency-Key HTTP Header Field", with
/// Stripe's bounds). The answer is written in the transaction of its effect, so there is no moment at which one is without the other.
/// </summary>
public sealed class Answers(DynamoDbClient dynamo, string table, TimeProvider clock)
{
    private const string Sort = "REC";

    /// <summary>
    /// Does an operation once per key: a repetition gets the first answer, marked as replayed. Fails when the key is missing though
    /// required, is not a key, or was used with another request.
    /// </summary>
    /// <param name="effect">Does it, and writes <see cref="Once.Remember"/> in the very transaction of what it changes.</param>
    public Result<Answer<T>> Once<T>(ApiRequest request, string operation, bool isRequired, Func<Once, Result<Answer<T>>> effect)
    {
        if (request.IdempotencyKey is not { } key)
        {
            return isRequired
                ? new Error(Problem.IdempotencyKeyMissing, "Send an Idempotency-Key header: the same one again makes a repetition safe")
                : effect(new Once(this, null));
        }

        if (key.Length is 0 or > Limits.IdempotencyKeyCharactersMax || key.Any(letter => letter is < ' ' or > '~'))
        {
            return Error.Invalid(new Fault(
                "Idempotency-Key", "not-a-key",
                $"Idempotency-Key must be 1 to {Limits.IdempotencyKeyCharactersMax} printable ASCII characters"));
        }

        // Bound to the caller and the operation, so that nobody meets another's answer.
        var partition = $"IDEM#{request.Caller?.Subject ?? "-"}#{operation}#{Hash(Encoding.UTF8.GetBytes(key))}";
        return Once(new Claim(partition, Fingerprint(request)), effect);
    }

    private Result<Answer<T>> Once<T>(Claim claim, Func<Once, Result<Answer<T>>> effect)
    {
        if (!Recall(claim).TryGet(out var before, out var mismatch))
        {
            return mismatch;
        }

        if (before.Response is { } replay)
        {
            return Answer<T>.Of(replay);
        }

        var result = effect(new Once(this, claim));
        if (result.TryGet(out _, out _))
        {
            return result;
        }

        // What refused it may be the work of the same request, sent twice: its units are gone, its code is taken. Then its answer holds.
        return !Recall(claim).TryGet(out var first, out mismatch) ? mismatch : first.Response is { } won ? Answer<T>.Of(won) : result;
    }

    private Result<Recalled> Recall(Claim claim)
    {
        if (dynamo.Get(table, new Key(claim.Partition, Sort), consistent: true) is not { } row
            || row.Number("expiresAt") <= clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return new Recalled(null);
        }

        return row.String("fingerprint") == claim.Fingerprint
            ? new Recalled(Read(row))
            : new Error(Problem.IdempotencyMismatch, "This Idempotency-Key was used with another path or body; take a new one");
    }

    internal Write Remember(Claim claim, ApiResponse answer)
    {
        var now = clock.GetUtcNow();
        return Write.Put(table, row => row
            .String("pk", claim.Partition)
            .String("sk", Sort)
            .String("fingerprint", claim.Fingerprint)
            .Number("status", answer.Status)
            .Maps("headers", answer.Headers, (header, map) => map.String("name", header.Key).String("value", header.Value))
            .String("body", Encoding.UTF8.GetString(answer.Body.Span))
            .Number("expiresAt", now.Add(Limits.IdempotencyKept).ToUnixTimeSeconds())) with
        {
            // A row that has expired and is not yet collected counts as none.
            Condition = "attribute_not_exists(pk) OR expiresAt <= :now",
            Values = values => values.Number(":now", now.ToUnixTimeSeconds()),
        };
    }

    private static ApiResponse Read(Item row)
    {
        var headers = row.Maps("headers").Select(h => KeyValuePair.Create(h.String("name"), h.String("value")));
        return new((int)row.Number("status"), [.. headers, new("Idempotent-Replayed", "true")], Encoding.UTF8.GetBytes(row.String("body")));
    }

    private static string Fingerprint(ApiRequest request) =>
        Hash([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"), .. request.Body.Span]);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal sealed record Claim(string Partition, string Fingerprint);

    private readonly record struct Recalled(ApiResponse? Response);
}
