using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Ecommerce.Bench.DynamoDb;

/// <summary>The official SDK, as any program of the user's would come.</summary>
internal sealed class SdkClient(Uri address) : IClient
{
    private readonly AmazonDynamoDBClient _sdk = new(
        new BasicAWSCredentials(DynamoDbWorld.Credentials.AccessKeyId, DynamoDbWorld.Credentials.SecretAccessKey),
        new AmazonDynamoDBConfig { ServiceURL = $"{address}", AuthenticationRegion = DynamoDbWorld.Region });

    public string Name => "AWS SDK";

    public Task CreateTableAsync(CancellationToken cancellation) => _sdk.CreateTableAsync(
        new CreateTableRequest
        {
            TableName = DynamoDbWorld.Table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("pk", ScalarAttributeType.S), new("sk", ScalarAttributeType.S)],
            KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
        },
        cancellation);

    /// <summary>Gives the table what the shop's tables have too: an index that changes with every put, a stream and expiry.</summary>
    public async Task ExtendTableAsync(CancellationToken cancellation)
    {
        await _sdk.UpdateTableAsync(
            new UpdateTableRequest
            {
                TableName = DynamoDbWorld.Table,
                AttributeDefinitions = [new("name", ScalarAttributeType.S), new("price", ScalarAttributeType.N)],
                GlobalSecondaryIndexUpdates =
                [
                    new()
                    {
                        Create = new()
                        {
                            IndexName = "by-price",
                            KeySchema = [new("name", KeyType.HASH), new("price", KeyType.RANGE)],
                            Projection = new() { ProjectionType = ProjectionType.ALL },
                        },
                    },
                ],
            },
            cancellation);
        await _sdk.UpdateTableAsync(
            new UpdateTableRequest
            {
                TableName = DynamoDbWorld.Table,
                StreamSpecification = new() { StreamEnabled = true, StreamViewType = StreamViewType.NEW_AND_OLD_IMAGES },
            },
            cancellation);
        await _sdk.UpdateTimeToLiveAsync(
            new UpdateTimeToLiveRequest
            {
                TableName = DynamoDbWorld.Table,
                TimeToLiveSpecification = new() { AttributeName = "expires", Enabled = true },
            },
            cancellation);
    }

    public Task PutAsync(Product product) => _sdk.PutItemAsync(DynamoDbWorld.Table, Item(product));

    public async Task<bool> GetAsync(string key) => (await _sdk.GetItemAsync(DynamoDbWorld.Table, Key(key))).IsItemSet;

    public Task DeleteAsync(string key) => _sdk.DeleteItemAsync(DynamoDbWorld.Table, Key(key));

    public Task TransactAsync(Product first, Product second, string counter) => _sdk.TransactWriteItemsAsync(new()
    {
        TransactItems = [Action(first), Action(second), new() { Update = Count(counter) }],
    });

    public void Dispose() => _sdk.Dispose();

    private static TransactWriteItem Action(Product product) => new()
    {
        Put = new() { TableName = DynamoDbWorld.Table, Item = Item(product) },
    };

    private static Update Count(string counter) => new()
    {
        TableName = DynamoDbWorld.Table,
        Key = Key(counter),
        UpdateExpression = "ADD sold :one",
        ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } },
    };

    private static Dictionary<string, AttributeValue> Item(Product product) => new(Key(product.Key))
    {
        ["name"] = new("Mug"),
        ["price"] = new() { N = product.Price.ToString(CultureInfo.InvariantCulture) },
        ["tags"] = new(["kitchen", "stoneware"]),
        ["text"] = new(product.Text),
    };

    private static Dictionary<string, AttributeValue> Key(string key) => new() { ["pk"] = new(key), ["sk"] = new("ITEM") };
}
