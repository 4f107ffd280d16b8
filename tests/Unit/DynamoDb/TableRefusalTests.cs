namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>What CreateTable refuses: what the service does, and what is not simulated here.</summary>
public sealed class TableRefusalTests
{
    private const string OnDemand = "\"BillingMode\":\"PAY_PER_REQUEST\"";
    private const string Provisioned = """ "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1} """;
    private const string Key = """ "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}] """;
    private const string Index = """
        "GlobalSecondaryIndexes":[{"IndexName":"again","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
        "Projection":{"ProjectionType":"ALL"}
        """;

    [Theory]
    [InlineData(OnDemand, """ "TableClass":"FOO" """,
        "ValidationException: Invalid table-class parameter provided. Please try again with a valid table-class value: "
        + "[STANDARD, STANDARD_INFREQUENT_ACCESS].")]
    [InlineData(OnDemand, """ "Tags":5 """, "SerializationException: The value of Tags is not a list")]
    [InlineData(OnDemand, """ "Tags":[{"Key":"aws:x","Value":"y"}] """,
        "ValidationException: Tag Key cannot be prefixed with aws:, Key: aws:x")]
    [InlineData(OnDemand, """ "Tags":[{"Key":"x","Value":"y"},{"Key":"x","Value":"z"}] """,
        "ValidationException: Duplicate Tag Keys provided as input: Duplicate Tag Key found x")]
    [InlineData(OnDemand, """ "Tags":[{"Key":"x","Value":"y","More":1}] """,
        "ValidationException: The parameter More is not supported by the local DynamoDB for this operation")]
    [InlineData(OnDemand, """ "SSESpecification":{"Enabled":true,"KMSMasterKeyId":"k"} """,
        "ValidationException: The parameter KMSMasterKeyId is not supported by the local DynamoDB for this operation")]
    [InlineData(OnDemand, Index + "," + Provisioned + "}]",
        "ValidationException: One or more parameter values were invalid: "
        + "ProvisionedThroughput should not be specified for index: again when BillingMode is PAY_PER_REQUEST")]
    [InlineData(Provisioned, Index + "}]",
        "ValidationException: One or more parameter values were invalid: ProvisionedThroughput is not specified for index: again")]
    public void AnOptionThatIsWrongIsRefused(string billing, string option, string words)
    {
        using var dynamo = new Dynamo();

        dynamo.Refused("CreateTable", Body(billing, $"{Key},{option}")).ShouldBe(words);
    }

    [Theory]
    [InlineData("""{"ReadCapacityUnits":1,"WriteCapacityUnits":1,"More":1}""",
        "The parameter More is not supported by the local DynamoDB for this operation")]
    [InlineData("""{"ReadCapacityUnits":0,"WriteCapacityUnits":1}""",
        "1 validation error detected: Value '0' at 'readCapacityUnits' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 1")]
    [InlineData("""{"ReadCapacityUnits":1}""",
        "1 validation error detected: Value null at 'writeCapacityUnits' failed to satisfy constraint: Member must not be null")]
    public void ThroughputThatIsWrongIsRefused(string throughput, string words)
    {
        using var dynamo = new Dynamo();

        dynamo.Refused("CreateTable", Body($"\"ProvisionedThroughput\":{throughput}", Key)).ShouldBe($"ValidationException: {words}");
    }

    [Fact]
    public void AKeyElementHasANameAndAKindAndNoMore()
    {
        using var dynamo = new Dynamo();

        dynamo.Refused("CreateTable", Body(OnDemand, """ "KeySchema":[{"AttributeName":"pk","KeyType":"HASH","AttributeType":"S"}] """))
            .ShouldBe("ValidationException: The parameter AttributeType is not supported by the local DynamoDB for this operation");
    }

    private static string Body(string billing, string rest) =>
        "{\"TableName\":\"tab\",\"AttributeDefinitions\":[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"}],"
        + billing + "," + rest + "}";
}
