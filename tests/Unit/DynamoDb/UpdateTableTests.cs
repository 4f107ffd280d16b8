using System.Text.Json;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class UpdateTableTests
{
    private const string Enable = """ "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"} """;
    private const string Disable = """ "StreamSpecification":{"StreamEnabled":false} """;
    private const string Create =
        """
        "AttributeDefinitions":[{"AttributeName":"color","AttributeType":"S"}],
        "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-color","KeySchema":[{"AttributeName":"color","KeyType":"HASH"}],
          "Projection":{"ProjectionType":"ALL"} } }]
        """;

    private const string Delete = """ "GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-color"} }] """;

    [Fact]
    public void AStreamIsSwitchedOnAndOffAndTheNextIsAnother()
    {
        using var dynamo = Dynamo.WithTable();
        var streams = new Streams(dynamo);
        dynamo.Put("a", "unseen");

        Update(dynamo, Enable).GetProperty("StreamSpecification").GetProperty("StreamViewType").GetString().ShouldBe("NEW_IMAGE");
        var (first, shard) = (streams.Arn, streams.ShardOf("a"));
        dynamo.Put("a", "seen");
        var off = Update(dynamo, Disable);
        dynamo.Put("a", "unseen too");

        off.TryGetProperty("StreamSpecification", out _).ShouldBeFalse();
        off.GetProperty("LatestStreamArn").GetString().ShouldBe(first);
        streams.Describe(first).GetProperty("StreamStatus").GetString().ShouldBe("DISABLED");
        streams.Read(shard, first).ShouldHaveSingleItem();
        var end = streams.Get(streams.Iterator(shard, arn: first));
        end.TryGetProperty("NextShardIterator", out _).ShouldBeFalse();
        Update(dynamo, Enable).GetProperty("LatestStreamArn").GetString().ShouldNotBe(first);
        dynamo.Reopen();
        streams.ReadAll().ShouldBeEmpty();
    }

    [Fact]
    public void ANewIndexHoldsWhatWasThereAndWhatComes()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "1", ""","color":{"S":"red"}""");
        dynamo.Put("a", "2", ""","color":{"N":"7"}"""); // Does not fit the key, so the backfill leaves it out.
        dynamo.Put("a", "3");

        var table = Update(dynamo, Create);
        dynamo.Put("a", "4", ""","color":{"S":"red"}""");

        table.GetProperty("TableStatus").GetString().ShouldBe("ACTIVE");
        table.GetProperty("GlobalSecondaryIndexes")[0].GetProperty("ItemCount").GetInt32().ShouldBe(1);
        table.GetProperty("AttributeDefinitions").GetArrayLength().ShouldBe(3);
        Reds(dynamo).ShouldBe(2);
        dynamo.Refused("PutItem", """{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"5"},"color":{"N":"7"} } }""")
            .ShouldContain("Type mismatch for Index Key color");
        dynamo.Reopen();
        Reds(dynamo).ShouldBe(2);
    }

    [Fact]
    public void AnIndexThatIsDeletedLeavesNothingBehind()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "1", ""","color":{"S":"red"}""");
        Update(dynamo, Create);

        var table = Update(dynamo, Delete);

        table.TryGetProperty("GlobalSecondaryIndexes", out _).ShouldBeFalse();
        table.GetProperty("AttributeDefinitions").GetArrayLength().ShouldBe(2);
        dynamo.Refused("Scan", """{"TableName":"tab","IndexName":"by-color"}""")
            .ShouldBe("ValidationException: The table does not have the specified index: by-color");
        Update(dynamo, Create);
        Reds(dynamo).ShouldBe(1);
    }

    [Fact]
    public void BillingProtectionAndClassAreChanged()
    {
        using var dynamo = Dynamo.WithTable();
        const string Provisioned =
            """ "BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":4} """;

        Update(dynamo, Provisioned).GetProperty("ProvisionedThroughput").GetProperty("WriteCapacityUnits").GetInt32().ShouldBe(4);
        Refused(dynamo, Provisioned).ShouldContain("The requested value equals the current value");
        Update(dynamo, """ "BillingMode":"PAY_PER_REQUEST" """).TryGetProperty("BillingModeSummary", out _).ShouldBeTrue();
        Update(dynamo, """ "TableClass":"STANDARD_INFREQUENT_ACCESS" """).GetProperty("TableClassSummary").GetProperty("TableClass")
            .GetString().ShouldBe("STANDARD_INFREQUENT_ACCESS");
        Update(dynamo, """ "DeletionProtectionEnabled":true """);
        dynamo.Refused("DeleteTable", """{"TableName":"tab"}""").ShouldBe(
            "ValidationException: Resource cannot be deleted as it is currently protected against deletion. "
            + "Disable deletion protection first.");
        Update(dynamo, """ "DeletionProtectionEnabled":false """);
        dynamo.Ok("DeleteTable", """{"TableName":"tab"}""");
    }

    [Theory]
    [InlineData("", "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, ")]
    [InlineData(Disable, "Table has no stream to disable: TableName: tab")]
    [InlineData(""" "StreamSpecification":{"StreamEnabled":true} """,
        "One or more parameter values were invalid: If stream is being enabled then UpdateViewType is required")]
    [InlineData(""" "StreamSpecification":{"StreamEnabled":false,"StreamViewType":"NEW_IMAGE"} """,
        "One or more parameter values were invalid: If stream is being disabled, then UpdateViewType must not be specified")]
    [InlineData(Create + "," + Enable,
        "One or more parameter values were invalid: You cannot create or delete index while changing stream status")]
    [InlineData(Enable + ""","DeletionProtectionEnabled":true""",
        "One or more parameter values were invalid: DeletionProtection modification must be the only operation in the request")]
    [InlineData("""
        "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"new","KeySchema":[{"AttributeName":"x","KeyType":"HASH"}]} }]
        """,
        "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [x], ")]
    [InlineData(""" "BillingMode":"PROVISIONED" """,
        "One or more parameter values were invalid: ProvisionedThroughput must be specified when BillingMode is PROVISIONED")]
    public void WhatTheServiceRefusesIsRefused(string change, string words)
    {
        using var dynamo = Dynamo.WithTable();

        Refused(dynamo, change).ShouldStartWith($"ValidationException: {words}");
    }

    [Fact]
    public void OneIndexAtATime()
    {
        using var dynamo = Dynamo.WithTable();
        Update(dynamo, Create);

        Refused(dynamo, Create).ShouldBe("ValidationException: Attempting to create an index which already exists");
        Refused(dynamo, Delete.Replace("by-color", "none", StringComparison.Ordinal))
            .ShouldBe("ResourceNotFoundException: Requested resource not found: Index none for table tab");
        Refused(dynamo, """ "GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-color"} },{"Delete":{"IndexName":"other"} }] """)
            .ShouldBe("LimitExceededException: "
                + "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        Update(dynamo, Enable);
        Refused(dynamo, Enable).ShouldBe("ValidationException: Table already has an enabled stream: TableName: tab");
    }

    [Fact]
    public void AnIndexHasUnitsOfItsOwn()
    {
        using var dynamo = Dynamo.WithTable();
        const string Units = """ "ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":4} """;
        Update(dynamo, $""" "BillingMode":"PROVISIONED",{Units} """);
        Refused(dynamo, Create).ShouldBe("ValidationException: One or more parameter values were invalid: "
            + "ProvisionedThroughput must be specified for index: by-color");
        Update(dynamo, Create.Replace("\"Projection\"", Units + ",\"Projection\"", StringComparison.Ordinal));

        var table = Update(dynamo, """
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-color",
              "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":6} } }]
            """);

        WriteUnits(table).ShouldBe(4);
        WriteUnits(table.GetProperty("GlobalSecondaryIndexes")[0]).ShouldBe(6);
        WriteUnits(Update(dynamo, """ "BillingMode":"PAY_PER_REQUEST" """).GetProperty("GlobalSecondaryIndexes")[0]).ShouldBe(0);
        Refused(dynamo, $""" "BillingMode":"PROVISIONED",{Units} """).ShouldBe("ValidationException: One or more parameter values "
            + "were invalid: ProvisionedThroughput must be specified for index: by-color");

        static int WriteUnits(JsonElement owner) =>
            owner.GetProperty("ProvisionedThroughput").GetProperty("WriteCapacityUnits").GetInt32();
    }

    [Fact]
    public void AKeyOfAnIndexKeepsTheTypeItHasElsewhere()
    {
        using var dynamo = Dynamo.WithTable();
        const string Other =
            """
            "AttributeDefinitions":[{"AttributeName":"sk","AttributeType":"N"}],
            "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-sk","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"}],
              "Projection":{"ProjectionType":"ALL"} } }]
            """;

        Refused(dynamo, Other).ShouldStartWith("ValidationException: One or more parameter values were invalid: ");
        Update(dynamo, Other.Replace("\"N\"", "\"S\"", StringComparison.Ordinal));
    }

    [Fact]
    public void TagsAreKeptWithTheTable()
    {
        using var dynamo = Dynamo.WithTable();
        const string Arn = "\"ResourceArn\":\"arn:aws:dynamodb:us-east-1:000000000000:table/tab\"";
        dynamo.Ok("TagResource", $$"""{{{Arn}},"Tags":[{"Key":"team","Value":"shop"},{"Key":"old","Value":""}]}""");
        dynamo.Ok("UntagResource", $$"""{{{Arn}},"TagKeys":["old"]}""");
        dynamo.Reopen();

        dynamo.Ok("ListTagsOfResource", $$"""{{{Arn}}}""").GetRawText().ShouldBe("""{"Tags":[{"Key":"team","Value":"shop"}]}""");
        dynamo.Refused("TagResource", $$"""{{{Arn}},"Tags":[{"Key":"aws:x","Value":"y"}]}""")
            .ShouldBe("ValidationException: Tag Key cannot be prefixed with aws:, Key: aws:x");
        dynamo.Refused("TagResource", $$"""{{{Arn}},"Tags":[{"Key":"a,b","Value":"y"}]}""")
            .ShouldBe("ValidationException: The Tag Key provided is invalid, Key: a,b");
    }

    [Fact]
    public void PointInTimeRecoveryIsKeptAndAnswered()
    {
        using var dynamo = Dynamo.WithTable();
        Status().ShouldBe("DISABLED");

        dynamo.Ok("UpdateContinuousBackups",
            """{"TableName":"tab","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true} }""");
        dynamo.Reopen();

        Status().ShouldBe("ENABLED");
        dynamo.Refused("DescribeContinuousBackups", """{"TableName":"none"}""")
            .ShouldBe("TableNotFoundException: Table not found: none");

        string? Status() => dynamo.Ok("DescribeContinuousBackups", """{"TableName":"tab"}""").GetProperty("ContinuousBackupsDescription")
            .GetProperty("PointInTimeRecoveryDescription").GetProperty("PointInTimeRecoveryStatus").GetString();
    }

    private static JsonElement Update(Dynamo dynamo, string change) =>
        dynamo.Ok("UpdateTable", Body(change)).GetProperty("TableDescription");

    private static string Refused(Dynamo dynamo, string change) => dynamo.Refused("UpdateTable", Body(change));

    private static string Body(string change) => "{\"TableName\":\"tab\"" + (change.Length == 0 ? "" : ",") + change + "}";

    private static int Reds(Dynamo dynamo) => dynamo.Ok("Query", """
        {"TableName":"tab","IndexName":"by-color","KeyConditionExpression":"color = :c","ExpressionAttributeValues":{":c":{"S":"red"} } }
        """).GetProperty("Count").GetInt32();
}
