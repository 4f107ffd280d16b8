using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>
/// What came before expressions is not in the local DynamoDB, and neither are local indexes: each is refused by its name, never
/// ignored. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
/// </summary>
public sealed class LegacyTests
{
    private static readonly Dictionary<string, Condition> s_conditions = new()
    {
        ["pk"] = new() { ComparisonOperator = ComparisonOperator.EQ, AttributeValueList = [new("a")] },
    };

    private static readonly Dictionary<string, ExpectedAttributeValue> s_expected = new() { ["x"] = new(false) };
    private static readonly Dictionary<string, AttributeValue> s_key = Notation.Item("""{"pk":"a"}""");

    [Fact]
    public async Task ALegacyParameterIsRefusedByName()
    {
        await using var ours = await Ours.StartAsync();
        var dynamo = ours.Dynamo;
        await dynamo.CreateTableAsync(Requests.Table("tab", "pk:S"));

        await RefusedAsync("Expected", dynamo.PutItemAsync(new PutItemRequest("tab", s_key) { Expected = s_expected }));
        await RefusedAsync("Expected", dynamo.DeleteItemAsync(new DeleteItemRequest("tab", s_key) { Expected = s_expected }));
        await RefusedAsync("AttributeUpdates", dynamo.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = "tab",
            Key = s_key,
            AttributeUpdates = new() { ["x"] = new() { Action = AttributeAction.PUT, Value = new("y") } },
        }));
        await RefusedAsync("AttributesToGet", dynamo.GetItemAsync(new GetItemRequest("tab", s_key) { AttributesToGet = ["x"] }));
        await RefusedAsync("KeyConditions", dynamo.QueryAsync(new QueryRequest("tab") { KeyConditions = s_conditions }));
        await RefusedAsync("QueryFilter", dynamo.QueryAsync(new QueryRequest("tab") { QueryFilter = s_conditions }));
        await RefusedAsync("ScanFilter", dynamo.ScanAsync(new ScanRequest("tab") { ScanFilter = s_conditions }));
        await RefusedAsync(
            "ConditionalOperator", dynamo.ScanAsync(new ScanRequest("tab") { ConditionalOperator = ConditionalOperator.OR }));
    }

    [Fact]
    public async Task ALocalIndexIsRefusedByName()
    {
        await using var ours = await Ours.StartAsync();
        var request = Requests.Table("tab", "pk:S", "sk:S");
        request.LocalSecondaryIndexes =
        [
            new()
            {
                IndexName = "local",
                KeySchema = Requests.Keys("pk", "sk"),
                Projection = new() { ProjectionType = ProjectionType.ALL },
            },
        ];

        await RefusedAsync("LocalSecondaryIndexes", ours.Dynamo.CreateTableAsync(request));
    }

    [Fact]
    public async Task AnOperationThatIsNotHereIsNamed()
    {
        await using var ours = await Ours.StartAsync();

        (await ours.Dynamo.CreateBackupAsync(new CreateBackupRequest { TableName = "tab", BackupName = "backup" }).RefusalAsync())
            .ShouldBe("UnknownOperationException: The operation CreateBackup is not supported by the local DynamoDB.");
        (await ours.Dynamo.ExecuteStatementAsync(new ExecuteStatementRequest { Statement = "SELECT * FROM tab" }).RefusalAsync())
            .ShouldBe("UnknownOperationException: The operation ExecuteStatement is not supported by the local DynamoDB.");
    }

    private static Task RefusedAsync(string parameter, Task call) => call.ShouldBeInvalidAsync(
        $"The parameter {parameter} is not supported by the local DynamoDB for this operation");
}
