using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;

namespace Ecommerce.Tests.Conformance;

/// <summary>
/// A backend with the one table that most scenarios share. Each has a partition of its own in it, because a table takes the cloud
/// ten seconds to make and a partition nothing.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly IReferee _referee;
    private int _scenarios;

    private Stage(IReferee referee) => _referee = referee;

    public IAmazonDynamoDB Dynamo => _referee.Dynamo;

    public IAmazonSQS Sqs => _referee.Sqs;

    public string SharedTable => _referee.TablePrefix + "shared";

    public static async Task<Stage> SetAsync(IReferee referee)
    {
        var stage = new Stage(referee);
        await stage.CreateAsync(Requests.SharedTable(stage.SharedTable));
        return stage;
    }

    /// <summary>A name that no other scenario has: of a partition, a table or a queue.</summary>
    public string Unique() => $"{_referee.TablePrefix}scenario-{Interlocked.Increment(ref _scenarios)}";

    /// <summary>Creates a table and waits until it serves.</summary>
    public async Task CreateAsync(CreateTableRequest request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var created = (await Dynamo.CreateTableAsync(request, cancellation)).TableDescription;
        if (created.TableStatus != TableStatus.ACTIVE)
        {
            await ActiveAsync(request.TableName);
        }
    }

    /// <summary>Waits until a table and its indexes serve.</summary>
    public async Task ActiveAsync(string table)
    {
        var cancellation = TestContext.Current.CancellationToken;
        while (!IsActive((await Dynamo.DescribeTableAsync(table, cancellation)).Table))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellation);
        }

        static bool IsActive(TableDescription table) => table.TableStatus == TableStatus.ACTIVE
            && (table.GlobalSecondaryIndexes ?? []).TrueForAll(index => index.IndexStatus == IndexStatus.ACTIVE);
    }

    public async ValueTask DisposeAsync()
    {
        await Dynamo.DeleteTableAsync(SharedTable, CancellationToken.None);
        await _referee.DisposeAsync();
    }
}
