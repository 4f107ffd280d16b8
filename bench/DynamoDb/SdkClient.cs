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

    public Task PutAsync(string key) => _sdk.PutItemAsync(DynamoDbWorld.Table, Item(key));

    public Task GetAsync(string key) => _sdk.GetItemAsync(DynamoDbWorld.Table, Key(key));

    public Task DeleteAsync(string key) => _sdk.DeleteItemAsync(DynamoDbWorld.Table, Key(key));

    public Task TransactAsync(string first, string second, string counter) => _sdk.TransactWriteItemsAsync(new()
    {
        TransactItems = [Action(first), Action(second), new() { Update = Count(counter) }],
    });

    public void Dispose() => _sdk.Dispose();

    private static TransactWriteItem Action(string key) => new() { Put = new() { TableName = DynamoDbWorld.Table, Item = Item(key) } };

    private static Update Count(string counter) => new()
    {
        TableName = DynamoDbWorld.Table,
        Key = Key(counter),
        UpdateExpression = "ADD sold :one",
        ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } },
    };

    private static Dictionary<string, AttributeValue> Item(string key) => new(Key(key))
    {
        ["name"] = new("Mug"),
        ["price"] = new() { N = "1250" },
        ["tags"] = new(["kitchen", "stoneware"]),
        ["text"] = new(Sample.Text),
    };

    private static Dictionary<string, AttributeValue> Key(string key) => new() { ["pk"] = new(key), ["sk"] = new("ITEM") };
}
