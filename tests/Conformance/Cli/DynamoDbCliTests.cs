namespace Ecommerce.Tests.Conformance.Cli;

/// <summary>The aws CLI against the listener. It takes a second a call: few scenarios, each a whole story.</summary>
public sealed class DynamoDbCliTests
{
    private const string NoCli = "the aws CLI is not on PATH; 'pip install awscli' brings one";
    private const string Failed = "An error occurred (ConditionalCheckFailedException) when calling the PutItem operation: "
        + "The conditional request failed";

    public static bool HasCli => AwsCli.IsInstalled;

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task ATableLivesFromCreationToDeletion()
    {
        await using var ours = await Ours.StartAsync();
        var aws = new AwsCli(ours.Address);

        var created = await aws.OkAsync(
            "dynamodb", "create-table", "--table-name", "mugs", "--billing-mode", "PAY_PER_REQUEST",
            "--attribute-definitions", "AttributeName=pk,AttributeType=S", "AttributeName=sk,AttributeType=S",
            "--key-schema", "AttributeName=pk,KeyType=HASH", "AttributeName=sk,KeyType=RANGE");
        created.GetProperty("TableDescription").GetProperty("TableName").GetString().ShouldBe("mugs");
        var described = await aws.OkAsync("dynamodb", "describe-table", "--table-name", "mugs");
        described.GetProperty("Table").GetProperty("TableStatus").GetString().ShouldBe("ACTIVE");
        (await aws.OkAsync("dynamodb", "list-tables")).GetProperty("TableNames").GetRawText().ShouldContain("mugs");
        await aws.OkAsync("dynamodb", "delete-table", "--table-name", "mugs");
        (await aws.RefusedAsync("dynamodb", "describe-table", "--table-name", "mugs")).ShouldEndWith(
            "An error occurred (ResourceNotFoundException) when calling the DescribeTable operation: "
            + "Requested resource not found: Table: mugs not found");
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task ItemsArePutReadAndQueried()
    {
        await using var ours = await Ours.StartAsync();
        await ours.Dynamo.CreateTableAsync(Requests.Table("mugs", "pk:S", "sk:S"));
        var aws = new AwsCli(ours.Address);
        const string Item = """{"pk":{"S":"a"},"sk":{"S":"1"},"n":{"N":"5"}}""";

        await aws.OkAsync("dynamodb", "put-item", "--table-name", "mugs", "--item", Item);
        (await aws.RefusedAsync(
            "dynamodb", "put-item", "--table-name", "mugs", "--item", Item,
            "--condition-expression", "attribute_not_exists(pk)")).ShouldEndWith(Failed);
        var read = await aws.OkAsync(
            "dynamodb", "get-item", "--table-name", "mugs", "--key", """{"pk":{"S":"a"},"sk":{"S":"1"}}""");
        read.GetProperty("Item").GetProperty("n").GetProperty("N").GetString().ShouldBe("5");
        var found = await aws.OkAsync(
            "dynamodb", "query", "--table-name", "mugs", "--key-condition-expression", "pk = :p",
            "--expression-attribute-values", """{":p":{"S":"a"}}""");
        found.GetProperty("Count").GetInt32().ShouldBe(1);
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task ATransactionIsWrittenOrCancelled()
    {
        await using var ours = await Ours.StartAsync();
        await ours.Dynamo.CreateTableAsync(Requests.Table("mugs", "pk:S"));
        var aws = new AwsCli(ours.Address);
        const string Put = """
            [{"Put":{"TableName":"mugs","Item":{"pk":{"S":"a"}},"ConditionExpression":"attribute_not_exists(pk)"}}]
            """;

        await aws.OkAsync("dynamodb", "transact-write-items", "--transact-items", Put);
        (await aws.RefusedAsync("dynamodb", "transact-write-items", "--transact-items", Put)).ShouldEndWith(
            "An error occurred (TransactionCanceledException) when calling the TransactWriteItems operation: "
            + "Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed]");
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task WhatIsNotHereIsRefusedByName()
    {
        await using var ours = await Ours.StartAsync();
        await ours.Dynamo.CreateTableAsync(Requests.Table("mugs", "pk:S"));
        var aws = new AwsCli(ours.Address);

        // The other parameters, LegacyTests tries with the SDK, which is quicker.
        (await aws.RefusedAsync(
            "dynamodb", "put-item", "--table-name", "mugs", "--item", """{"pk":{"S":"a"}}""",
            "--expected", """{"pk":{"Exists":false}}""")).ShouldEndWith(
            "An error occurred (ValidationException) when calling the PutItem operation: "
            + "The parameter Expected is not supported by the local DynamoDB for this operation");
    }
}
