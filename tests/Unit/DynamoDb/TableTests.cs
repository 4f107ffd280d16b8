using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class TableTests
{
    private const string Full =
        """
        {"TableName":"full","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":6},
         "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"N"},{"AttributeName":"g","AttributeType":"B"}],
         "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
         "GlobalSecondaryIndexes":[{"IndexName":"by-g","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
           "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]},
           "ProvisionedThroughput":{"ReadCapacityUnits":7,"WriteCapacityUnits":8} }],
         "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"},
         "SSESpecification":{"Enabled":true},"DeletionProtectionEnabled":true,"Tags":[{"Key":"team","Value":"shop"}]}
        """;

    [Fact]
    public void ATableIsDescribedAsItWasCreated()
    {
        using var dynamo = new Dynamo();

        dynamo.Ok("CreateTable", Full);
        var table = dynamo.Ok("DescribeTable", """{"TableName":"full"}""").GetProperty("Table");

        table.GetProperty("TableStatus").GetString().ShouldBe("ACTIVE");
        table.GetProperty("TableArn").GetString().ShouldBe("arn:aws:dynamodb:us-east-1:000000000000:table/full");
        table.GetProperty("LatestStreamArn").GetString()
            .ShouldBe("arn:aws:dynamodb:us-east-1:000000000000:table/full/stream/2026-01-02T03:04:05.000");
        table.GetProperty("ProvisionedThroughput").GetProperty("WriteCapacityUnits").GetInt32().ShouldBe(6);
        table.GetProperty("DeletionProtectionEnabled").GetBoolean().ShouldBeTrue();
        table.GetProperty("SSEDescription").GetProperty("Status").GetString().ShouldBe("ENABLED");
        table.GetProperty("GlobalSecondaryIndexes")[0].GetProperty("Projection").GetRawText()
            .ShouldBe("""{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]}""");
    }

    [Fact]
    public void AProtectedTableIsNotDeleted()
    {
        using var dynamo = new Dynamo();
        dynamo.Ok("CreateTable", Full);

        dynamo.Refused("DeleteTable", """{"TableName":"full"}""").ShouldContain("currently protected against deletion");
    }

    [Fact]
    public void ADeletedTableIsGoneWithItsItems()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b");

        dynamo.Ok("DeleteTable", """{"TableName":"tab"}""");

        dynamo.Refused("DescribeTable", """{"TableName":"tab"}""")
            .ShouldBe("ResourceNotFoundException: Requested resource not found: Table: tab not found");
        dynamo.Refused("GetItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "b")}} }""")
            .ShouldBe("ResourceNotFoundException: Requested resource not found");
    }

    [Fact]
    public void ATableIsCreatedOnce()
    {
        using var dynamo = new Dynamo();
        dynamo.Ok("CreateTable", Full);

        dynamo.Refused("CreateTable", Full).ShouldBe("ResourceInUseException: Table already exists: full");
    }

    [Fact]
    public void TablesAreListedInPages()
    {
        using var dynamo = new Dynamo();
        foreach (var name in new[] { "ccc", "aaa", "bbb" })
        {
            dynamo.Ok("CreateTable", Full.Replace("\"full\"", $"\"{name}\"", StringComparison.Ordinal));
        }

        dynamo.Ok("ListTables", """{"Limit":2}""").GetRawText()
            .ShouldBe("""{"TableNames":["aaa","bbb"],"LastEvaluatedTableName":"bbb"}""");
        dynamo.Ok("ListTables", """{"Limit":2,"ExclusiveStartTableName":"bbb"}""").GetRawText().ShouldBe("""{"TableNames":["ccc"]}""");
    }

    [Fact]
    public void TimeToLiveIsRememberedPerTable()
    {
        using var dynamo = Dynamo.WithTable();
        const string Enable = """{"TableName":"tab","TimeToLiveSpecification":{"AttributeName":"until","Enabled":true} }""";

        dynamo.Ok("UpdateTimeToLive", Enable);
        dynamo.Reopen();

        dynamo.Ok("DescribeTimeToLive", """{"TableName":"tab"}""").GetProperty("TimeToLiveDescription").GetRawText()
            .ShouldBe("""{"TimeToLiveStatus":"ENABLED","AttributeName":"until"}""");
        dynamo.Refused("UpdateTimeToLive", Enable).ShouldBe("ValidationException: TimeToLive is already enabled");
    }

    [Theory]
    [InlineData("CreateBackup")]
    [InlineData("UpdateGlobalTable")]
    [InlineData("ExecuteStatement")]
    [InlineData("")]
    public void AnUnknownOperationIsNamed(string operation)
    {
        using var dynamo = new Dynamo();

        dynamo.Refused(operation, "{}")
            .ShouldBe($"UnknownOperationException: The operation {operation} is not supported by the local DynamoDB.");
    }

    [Theory]
    [InlineData("""{"TableName":"tab" """)]
    [InlineData("[]")]
    [InlineData("""{"TableName":7,"Item":{} }""")]
    [InlineData("""{"TableName":"tab","Item":{"pk":{"S":5} } }""")]
    [InlineData("""{"TableName":"tab","Item":{"pk":{"S":"\ud800"} } }""")]
    [InlineData("""{"TableName":"tab","Item":{"pk":{"B":"%"} } }""")]
    public void WhatIsNotTheProtocolIsASerializationError(string body)
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Refused("PutItem", body).ShouldStartWith("SerializationException: ");
    }

    [Fact]
    public async Task TheConsoleSeesTablesAndAResetForgetsThem()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b");
        dynamo.Put("a", "b");
        dynamo.Put("a", "c");

        dynamo.Emulator.Tables().ShouldHaveSingleItem().ShouldBe(new TableSummary("tab", 2, []), new BySummary());
        await dynamo.Emulator.ResetAsync();

        dynamo.Emulator.Tables().ShouldBeEmpty();
    }

    private sealed class BySummary : IEqualityComparer<TableSummary>
    {
        public bool Equals(TableSummary? x, TableSummary? y) =>
            x!.Name == y!.Name && x.ItemCount == y.ItemCount && x.Indexes.SequenceEqual(y.Indexes);

        public int GetHashCode(TableSummary obj) => obj.Name.Length;
    }
}
