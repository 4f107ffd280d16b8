using Ecommerce.Kernel;

namespace Ecommerce.Aws.DynamoDb;

/// <summary>
/// DynamoDB over AWS JSON 1.0. Like <see cref="AwsCore"/>, for one thread at a time. Every operation throws
/// <see cref="AwsException"/> when the service refuses, <see cref="UnavailableException"/> when it cannot be reached or is
/// throttled after the retries.
/// </summary>
public sealed class DynamoDbClient(AwsCore core)
{
    private const string ConditionFailed = "ConditionalCheckFailedException";
    private const string TransactionCancelled = "TransactionCanceledException";

    private readonly RequestBody _body = new();

    /// <summary>Opens the connection, TLS included, before the first request: the init phase has more CPU than an invocation.</summary>
    public void Connect() => core.Connect("dynamodb");

    /// <summary>The item, or null when there is none.</summary>
    /// <param name="consistent">Sees every write acknowledged before; costs twice.</param>
    /// <param name="projection">Attributes to return, separated by commas; none of them a reserved word.</param>
    public Item? Get(string table, Key key, bool consistent = false, string? projection = null)
    {
        var json = _body.Start();
        json.WriteString("TableName"u8, table);
        _body.Item("Key"u8, key.WriteTo);
        Requests.Flag(json, "ConsistentRead"u8, consistent);
        Requests.Text(json, "ProjectionExpression"u8, projection);
        return Send(Request("GetItem"), answer => Answers.ItemOf(answer, "Item"u8));
    }

    /// <summary>
    /// The items there are, in no particular order. Asked for in calls of <see cref="AwsLimits.BatchGetKeysMax"/>; what DynamoDB
    /// leaves unprocessed (16 MB, throughput) is asked for again, with waits, within the retries of one request.
    /// </summary>
    /// <param name="consistent">Sees every write acknowledged before; costs twice.</param>
    /// <exception cref="ArgumentException">
    /// A key is there twice, or they are more than <see cref="AwsLimits.BatchGetKeysTotalMax"/>.
    /// </exception>
    public IReadOnlyList<Item> BatchGet(string table, IReadOnlyList<Key> keys, bool consistent = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, AwsLimits.BatchGetKeysTotalMax);
        if (new HashSet<Key>(keys).Count != keys.Count)
        {
            throw new ArgumentException("A key is there twice", nameof(keys));
        }

        var items = new List<Item>(keys.Count);
        for (var start = 0; start < keys.Count; start += AwsLimits.BatchGetKeysMax)
        {
            BatchGet(table, keys, start, consistent, items);
        }

        return items;
    }

    /// <summary>One page.</summary>
    public QueryPage Query(Query query)
    {
        Requests.Query(_body, query);
        return Send(Request("Query"), Answers.PageOf);
    }

    /// <summary>Page after page to the last, each read when it is asked for.</summary>
    public IEnumerable<QueryPage> Pages(Query query)
    {
        while (true)
        {
            var page = Query(query);
            yield return page;
            if (page.LastKey is not { } last)
            {
                yield break;
            }

            query = query.After(last);
        }
    }

    /// <summary>
    /// One write. After an ambiguous failure (no answer) it is sent again, as the SDKs do: a condition may then fail on our own
    /// write, and an addition happen twice. Where that matters, use <see cref="Transact"/>, which has a token against it.
    /// </summary>
    /// <exception cref="ArgumentException">It is a <see cref="Write.Check"/>.</exception>
    public WriteOutcome Do(Write write)
    {
        var operation = write.Kind switch
        {
            WriteKind.Put => "PutItem",
            WriteKind.Update => "UpdateItem",
            WriteKind.Delete => "DeleteItem",
            WriteKind.Check => throw new ArgumentException("A check is part of a transaction", nameof(write)),
        };
        Requests.Write(_body, write, isTransacted: false);
        return Send(Request(operation) with { Expected = [ConditionFailed] }, Answers.OutcomeOf);
    }

    /// <summary>
    /// All of the writes or none. The token is always sent and the same over retries, so DynamoDB does the work once (for ten
    /// minutes; API reference, TransactWriteItems, ClientRequestToken). Cancelled only by passing reasons, it is tried again.
    /// </summary>
    /// <param name="token">1 to <see cref="AwsLimits.TransactTokenCharsMax"/> characters; null: a new one.</param>
    /// <exception cref="ArgumentException">No write, more than <see cref="AwsLimits.TransactWritesMax"/>, or a token too long.</exception>
    public Transacted Transact(IReadOnlyList<Write> writes, string? token = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(writes.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(writes.Count, AwsLimits.TransactWritesMax);
        token ??= Guid.NewGuid().ToString();
        ArgumentOutOfRangeException.ThrowIfZero(token.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(token.Length, AwsLimits.TransactTokenCharsMax);
        Requests.Transaction(_body, writes, token);
        var request = Request("TransactWriteItems") with { Expected = [TransactionCancelled], Judge = Answers.Judge };
        var reasons = Send(request, Answers.ReasonsOf);
        return reasons.Find(reason => !reason.IsHandled) is { Code: { } code }
            ? throw AwsException.Of(request, Answers.Unhandled(code))
            : new Transacted(reasons);
    }

    private void BatchGet(string table, IReadOnlyList<Key> keys, int start, bool consistent, List<Item> items)
    {
        var retries = core.Retries(RetryPolicy.DynamoDb);
        Requests.BatchGet(_body, table, keys.Skip(start).Take(AwsLimits.BatchGetKeysMax), consistent);
        while (true)
        {
            var request = Request("BatchGetItem");
            var unprocessed = Send(request, answer => Answers.BatchOf(answer, table, items));
            if (unprocessed.IsEmpty)
            {
                return;
            }

            if (!retries.Again(FailureKind.Throttle))
            {
                throw AwsException.Of(request, Answers.StillUnprocessed);
            }

            Requests.BatchGet(_body, unprocessed.Span);
        }
    }

    private T Send<T>(AwsRequest request, Func<AwsAnswer, T> read)
    {
        var answer = core.Send(request with { Body = _body.Finish() });
        try
        {
            return read(answer);
        }
        catch (Exception error) when (Answers.IsUnreadable(error))
        {
            throw AwsException.Of(request, Answers.Unreadable(answer, error));
        }
    }

    private static AwsRequest Request(string operation) => new("dynamodb", operation)
    {
        Headers =
        [
            new Field("Content-Type", "application/x-amz-json-1.0"),
            new Field("X-Amz-Target", $"DynamoDB_20120810.{operation}"),
        ],
        Retry = RetryPolicy.DynamoDb,
    };
}
