using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>What was answered with success is there after a restart: tables, items, indexes and tokens.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task ARestartForgetsNothing()
    {
        await using var ours = await Ours.StartAsync();
        await ours.Dynamo.CreateTableAsync(Requests.SharedTable("kept"));
        await ours.Dynamo.PutItemAsync("kept", Notation.Item("""{"pk":"a","sk":"1","g":"x","n":5,"v":"here"}"""));
        var once = new TransactWriteItemsRequest { ClientRequestToken = "once", TransactItems = [Add()] };
        await ours.Dynamo.TransactWriteItemsAsync(once);

        await ours.ReopenAsync();
        await ours.Dynamo.TransactWriteItemsAsync(once);

        var items = (await ours.Dynamo.QueryAsync(new QueryRequest("kept")
        {
            IndexName = "some",
            KeyConditionExpression = "g = :g",
            ExpressionAttributeValues = Notation.Item("""{":g":"x"}"""),
        })).Items;
        Notation.Text(items.ShouldHaveSingleItem()).ShouldBe("""{"g":"x","pk":"a","sk":"1","v":"here"}""");
        (await ours.Dynamo.GetItemAsync("kept", Notation.Item("""{"pk":"a","sk":"1"}"""))).Item["n"].N.ShouldBe("6");
        (await ours.Dynamo.DescribeTableAsync("kept")).Table.ItemCount.ShouldBe(1);
    }

    private static TransactWriteItem Add() => new()
    {
        Update = new()
        {
            TableName = "kept",
            Key = Notation.Item("""{"pk":"a","sk":"1"}"""),
            UpdateExpression = "ADD n :one",
            ExpressionAttributeValues = Notation.Item("""{":one":1}"""),
        },
    };
}
