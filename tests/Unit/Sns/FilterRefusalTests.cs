namespace Ecommerce.Tests.Unit.Sns;

/// <summary>Filter policies that SNS refuses, in the words that it was recorded to use.</summary>
public sealed class FilterRefusalTests
{
    [Theory]
    [InlineData(
        """{"key":[["value"]]}""", "FilterPolicy: Match value must be String, number, true, false, or null", "line: 1, column: 10")]
    [InlineData("""{"key":[{"wrong-operator":true}]}""", "FilterPolicy: Unrecognized match type wrong-operator", "line: 1, column: 31")]
    [InlineData(
        """{"key":[{"suffix":"value","prefix":"value2"}]}""", "FilterPolicy: Only one key allowed in match expression",
        "line: 1, column: 37")]
    [InlineData("""{"key":[{"suffix":100}]}""", "FilterPolicy: suffix match pattern must be a string", "line: 1, column: 22")]
    [InlineData("""{"key":[{"suffix":[]}]}""", "FilterPolicy: suffix match pattern must be a string", "line: 1, column: 20")]
    [InlineData("""{"key":{"suffix":"value"}}""", "FilterPolicy: \"suffix\" must be an object or an array", "line: 1, column: 19")]
    [InlineData("""{"key":[{"numeric":[]}]}""", "FilterPolicy: Invalid member in numeric match: ]", "line: 1, column: 22")]
    [InlineData("""{"key":[{"numeric":["=","000"]}]}""", "FilterPolicy: Value of equals must be numeric", "line: 1, column: 26")]
    [InlineData("""{"key":[{"numeric":[">",3,"<",1]}]}""", "FilterPolicy: Bottom must be less than top", "line: 1, column: 33")]
    [InlineData(
        """{"key":[{"exists":"no"}]}""", "FilterPolicy: exists match pattern must be either true or false.", "line: 1, column: 20")]
    public async Task AMistakeIsNamedAndPlaced(string policy, string words, string place)
    {
        await using var topics = new Topics();

        Refused(topics, policy).ShouldBe(
            $"InvalidParameter: Invalid parameter: Attributes Reason: {words}\n at [Source: (String)\"{policy}\"; {place}]");
    }

    [Fact]
    public async Task APolicyHasFiveKeysAndItsValuesComeTo150Combinations()
    {
        await using var topics = new Topics();
        const string TooComplex = "InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex";

        Refused(topics, """{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}""").ShouldBe(
            "InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: Filter policy can not have more than 5 keys");
        Refused(topics, $$"""{"a":[{{Numbers(151)}}]}""").ShouldBe(TooComplex);
        Refused(topics, $$"""{"a":[{{Numbers(13)}}],"b":[{{Numbers(12)}}]}""").ShouldBe(TooComplex);
        Refused(topics, $$"""{"$or":[{"a":[{{Numbers(76)}}]},{"b":[{{Numbers(75)}}]}]}""").ShouldBe(TooComplex);
        topics.Subscribe(("FilterPolicy", $$"""{"a":[{{Numbers(15)}}],"b":[{{Numbers(10)}}]}"""));
    }

    // As the developer guide counts: 3 x 4 x 2 x 3 = 72, and three more values make it 216.
    [Fact]
    public async Task NestedValuesCountTimesTheirDepth()
    {
        await using var topics = new Topics();
        const string Nested = """{"a":{"b":{"c":[1,2,3,4]}},"d":{"e":[1,2,3]}""";

        Refused(topics, Nested + ""","f":[1,2,3]}""", ("FilterPolicyScope", "MessageBody")).ShouldEndWith("Filter policy is too complex");
        topics.Subscribe(("FilterPolicy", Nested + "}"), ("FilterPolicyScope", "MessageBody"));
    }

    [Fact]
    public async Task AttributesAreNotNested()
    {
        await using var topics = new Topics();
        const string Words = "Filter policy scope MessageAttributes does not support nested filter policy";
        const string Nested = """{"a":{"b":["c"]}}""";

        Refused(topics, Nested).ShouldBe($"InvalidParameter: Invalid parameter: Attributes Reason: {Words}");
        var arn = topics.Subscribe(("FilterPolicy", Nested), ("FilterPolicyScope", "MessageBody"));
        topics.Refused(
            "SetSubscriptionAttributes", ("SubscriptionArn", arn), ("AttributeName", "FilterPolicyScope"),
            ("AttributeValue", "MessageAttributes")).ShouldBe($"InvalidParameter: Invalid parameter: {Words}");
    }

    [Fact]
    public async Task WhatIsNoJsonIsNotRepeated()
    {
        await using var topics = new Topics();

        var words = Refused(topics, "{invalid}");

        words.ShouldStartWith("InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: failed to parse JSON. ");
        words.ShouldContain("[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: ");
    }

    private static string Refused(Topics topics, string policy, params (string, string)[] more) => topics.Refused(
        "Subscribe",
        [
            ("TopicArn", Topics.Topic), ("Protocol", "sqs"), ("Endpoint", Topics.Queue),
            .. Topics.Entries("Attributes", [("FilterPolicy", policy), .. more]),
        ]);

    private static string Numbers(int count) => string.Join(',', Enumerable.Range(0, count));
}
