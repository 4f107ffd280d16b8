using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>
/// What many callers of one item see. Ours alone can be told to conflict: elsewhere it is a matter of luck.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
/// </summary>
public sealed class ContentionTests
{
    private const int Stock = 60;
    private const int Buyers = 100;

    [Fact]
    public async Task ATransactionThatConflictsIsCancelledWithTheReason()
    {
        await using var ours = await WithItemAsync();
        ours.Emulator.Faults = new Conflicts(every: 1);

        var refusal = await Should.ThrowAsync<TransactionCanceledException>(ours.Dynamo.TransactWriteItemsAsync(Buy(1)));

        refusal.Message.ShouldBe("Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]");
        refusal.CancellationReasons.Select(reason => (reason.Code, reason.Message))
            .ShouldBe([("TransactionConflict", "Transaction is ongoing for the item")]);
    }

    [Fact]
    public async Task ASingleWriteThatConflictsIsRefused()
    {
        await using var ours = await WithItemAsync();
        ours.Emulator.Faults = new Conflicts(every: 1);

        (await ours.Dynamo.DeleteItemAsync("stock", s_key).RefusalAsync())
            .ShouldBe("TransactionConflictException: Transaction is ongoing for the item");
    }

    [Fact]
    public async Task AThrottledMemberOfABatchComesBackUnprocessed()
    {
        await using var ours = await WithItemAsync();
        ours.Emulator.Faults = new Conflicts(every: 2);
        WriteRequest[] puts = [.. "abc".Select(at => new WriteRequest(new PutRequest(Notation.Item($$"""{"pk":"{{at}}"}"""))))];

        var reply = await ours.Dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { ["stock"] = [.. puts] } });

        reply.UnprocessedItems["stock"].ShouldHaveSingleItem().PutRequest.Item["pk"].S.ShouldBe("b");
    }

    // Without conflicts, and with three of ten.
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task AHundredParallelConditionalDecrementsAreExact(int conflictsInTen)
    {
        await using var ours = await WithItemAsync();
        ours.Emulator.Faults = conflictsInTen == 0 ? null : new Conflicts(every: 10, first: conflictsInTen);

        var bought = await Task.WhenAll(Enumerable.Range(0, Buyers).Select(buyer => BuyAsync(ours.Dynamo, buyer)));

        bought.Count(one => one).ShouldBe(Stock);
        (await ours.Dynamo.GetItemAsync("stock", s_key)).Item["n"].N.ShouldBe("0");
    }

    private static readonly Dictionary<string, AttributeValue> s_key = Notation.Item("""{"pk":"mug"}""");

    private static async Task<Ours> WithItemAsync()
    {
        var ours = await Ours.StartAsync();
        await ours.Dynamo.CreateTableAsync(Requests.Table("stock", "pk:S"));
        await ours.Dynamo.PutItemAsync("stock", Notation.Item($$"""{"pk":"mug","n":{{Stock}} }"""));
        return ours;
    }

    // A conflict is tried again with the same token, as the SDK's own retries would; a condition that fails is an answer.
    private static async Task<bool> BuyAsync(IAmazonDynamoDB dynamo, int buyer)
    {
        while (true)
        {
            try
            {
                await dynamo.TransactWriteItemsAsync(Buy(buyer));
                return true;
            }
            catch (TransactionCanceledException refusal) when (refusal.CancellationReasons[0].Code == "ConditionalCheckFailed")
            {
                return false;
            }
            catch (TransactionCanceledException refusal) when (refusal.CancellationReasons[0].Code == "TransactionConflict")
            {
                // Once more.
            }
        }
    }

    private static TransactWriteItemsRequest Buy(int buyer) => new()
    {
        ClientRequestToken = $"buyer-{buyer}",
        TransactItems =
        [
            new()
            {
                Update = new()
                {
                    TableName = "stock",
                    Key = s_key,
                    UpdateExpression = "SET n = n - :one",
                    ConditionExpression = "n >= :one",
                    ExpressionAttributeValues = Notation.Item("""{":one":1}"""),
                },
            },
        ],
    };
}
