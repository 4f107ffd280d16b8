using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>The actions of transactions, on items of a scenario's partition.</summary>
internal static class Act
{
    public static TransactWriteItem Put(World world, string sk) =>
        new() { Put = new() { TableName = world.Table, Item = world.Item(sk) } };

    public static TransactWriteItem Delete(World world, string sk) =>
        new() { Delete = new() { TableName = world.Table, Key = world.Key(sk) } };

    /// <summary>Adds one to <c>n</c>.</summary>
    public static TransactWriteItem Add(World world, string sk) => new()
    {
        Update = new()
        {
            TableName = world.Table,
            Key = world.Key(sk),
            UpdateExpression = "ADD n :one",
            ExpressionAttributeValues = Notation.Item("""{":one":1}"""),
        },
    };

    /// <summary>Checks a condition, which may mention <c>:five</c>.</summary>
    public static TransactWriteItem Check(World world, string sk, string condition, string? onFailure = null) => new()
    {
        ConditionCheck = new()
        {
            TableName = world.Table,
            Key = world.Key(sk),
            ConditionExpression = condition,
            ExpressionAttributeValues = World.Used(condition, """{":five":5}"""),
            ReturnValuesOnConditionCheckFailure = onFailure is null ? null : new(onFailure),
        },
    };

    public static TransactGetItem Get(World world, string sk, string? projection = null) =>
        new() { Get = new() { TableName = world.Table, Key = world.Key(sk), ProjectionExpression = projection } };
}
