namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class ConditionTests
{
    private const string Item =
        ""","n":{"N":"10"},"s":{"S":"hello"},"l":{"L":[{"S":"x"},{"N":"2"}]},"ss":{"SS":["a","b"]}"""
        + ""","m":{"M":{"k":{"N":"3"}}},"f":{"BOOL":false}""";

    [Theory]
    [InlineData("n = :ten", true)]
    [InlineData(":ten = n", true)]
    [InlineData("n <> :ten", false)]
    [InlineData("absent <> :ten", true)]
    [InlineData("absent = :ten", false)]
    [InlineData("NOT absent = :ten", true)]
    [InlineData("n < :ten OR n >= :ten", true)]
    [InlineData("n > :hell", false)]
    [InlineData("n BETWEEN :two AND :ten", true)]
    [InlineData("n IN (:two, :hell, :ten)", true)]
    [InlineData("n IN (:two)", false)]
    [InlineData("begins_with(s, :hell)", true)]
    [InlineData("begins_with(n, :hell)", false)]
    [InlineData("contains(s, :ell)", true)]
    [InlineData("contains(ss, :a)", true)]
    [InlineData("contains(l, :two)", true)]
    [InlineData("contains(l, :ten)", false)]
    [InlineData("attribute_exists(m.k) AND attribute_not_exists(m.z)", true)]
    [InlineData("attribute_exists(l[1]) and not attribute_exists(l[2])", true)]
    [InlineData("attribute_type(l, :L)", true)]
    [InlineData("size(s) = size(s2) OR size(s) > :two", true)]
    [InlineData("size(l) = :two AND size(ss) = :two", true)]
    [InlineData("size(n) > :two", false)]
    [InlineData("m = :m", true)]
    [InlineData("ss = :ba", true)]
    [InlineData("f = :no", true)]
    [InlineData("n = :two OR n = :ten AND f = :no", true)]
    [InlineData("(n = :two OR n = :ten) AND f = :yes", false)]
    [InlineData("NOT (n = :two AND f = :no)", true)]
    public void AConditionHoldsAsDocumented(string condition, bool holds)
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", Item);

        var (status, reply) = Check(dynamo, condition);

        status.ShouldBe(holds ? 200 : 400, reply);
    }

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("n = :ten AND", "Syntax error; token: \"<EOF>\", near: \"AND\"")]
    [InlineData("n == :ten", "Syntax error; token: \"=\", near: \"== :ten\"")]
    [InlineData("_n = :ten", "Syntax error; token: \"_\", near: \"_n\"")]
    [InlineData("n = :ten)", "Syntax error; token: \")\", near: \":ten)\"")]
    [InlineData("((n = :ten))", "The expression has redundant parentheses;")]
    [InlineData("status = :ten", "Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("foo(n)", "Invalid function name; function: foo")]
    [InlineData("n = :nope", "An expression attribute value used in expression is not defined; attribute value: :nope")]
    [InlineData("#nope = :ten", "An expression attribute name used in the document path is not defined; attribute name: #nope")]
    [InlineData("attribute_exists(n, s)",
        "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2")]
    [InlineData("attribute_exists(:ten)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("begins_with(s, :ten)",
        "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("n > :yes", "Incorrect operand type for operator or function; operator or function: >, operand type: BOOL")]
    [InlineData("attribute_type(n, :hell)",
        "Invalid attribute type name found; type: hell, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [InlineData("n = n", "The first operand must be distinct from the remaining operands for this operator or "
    + "function; operator: =, first operand: [n]")]
    [InlineData("n BETWEEN :ten AND :two",
        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: "
        + "AttributeValue: {N:10}, upper bound operand: AttributeValue: {N:2}")]
    [InlineData("size(s)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("if_not_exists(n, :ten)", "The function is not allowed in a condition expression; function: if_not_exists")]
    public void AWrongConditionIsRefusedInTheServicesWords(string condition, string words)
    {
        using var dynamo = Dynamo.WithTable();

        var (_, reply) = Check(dynamo, condition);

        reply.ShouldBe("Invalid ConditionExpression: " + words);
    }

    [Fact]
    public void PlaceholdersThatNothingUsesAreRefused()
    {
        using var dynamo = Dynamo.WithTable();
        var item = $"\"TableName\":\"tab\",\"Item\":{Dynamo.Key("a", "b")}";

        dynamo.Refused("PutItem", $$"""
            {{{item}},"ConditionExpression":"a = :v","ExpressionAttributeValues":{":v":{"N":"1"},":w":{"N":"1"} } }
            """).ShouldBe("ValidationException: Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}");
        dynamo.Refused("PutItem", $$"""
            {{{item}},"ConditionExpression":"attribute_exists(a)","ExpressionAttributeNames":{"#n":"b"} }
            """).ShouldBe("ValidationException: Value provided in ExpressionAttributeNames unused in expressions: keys: {#n}");
        dynamo.Refused("PutItem", $$"""{{{item}},"ExpressionAttributeNames":{"#n":"b"} }""")
            .ShouldBe("ValidationException: ExpressionAttributeNames can only be specified when using expressions");
        dynamo.Refused("PutItem", $$"""{{{item}},"ExpressionAttributeValues":{":v":{"S":"b"} } }""").ShouldBe(
            "ValidationException: ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null");
        dynamo.Refused("PutItem", $$"""{{{item}},"ConditionExpression":"attribute_exists(a)","ExpressionAttributeNames":{"n":"b"} }""")
            .ShouldBe("ValidationException: ExpressionAttributeNames contains invalid key: Syntax error; key: \"n\"");
    }

    [Fact]
    public void AConditionThatFailsWritesNothingAndShowsTheItemWhenAsked()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", ""","v":{"N":"1"}""");
        const string Put =
            """
            {"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"b"}},"ConditionExpression":"attribute_not_exists(pk)"
            """;

        var plain = dynamo.Call("PutItem", Put + "}").Reply;
        var shown = dynamo.Call("PutItem", Put + ""","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}""").Reply;

        plain.GetRawText().ShouldBe(
            """{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed"}""");
        shown.GetProperty("Item").GetRawText().ShouldBe("""{"pk":{"S":"a"},"sk":{"S":"b"},"v":{"N":"1"}}""");
        dynamo.Get("a", "b").ShouldContain("\"v\"");
    }

    private static (int Status, string Words) Check(Dynamo dynamo, string condition)
    {
        (string Name, string Value)[] all =
        [
            (":ten", """{"N":"10.0"}"""), (":two", """{"N":"2"}"""), (":hell", """{"S":"hell"}"""), (":ell", """{"S":"ell"}"""),
            (":a", """{"S":"a"}"""), (":L", """{"S":"L"}"""), (":m", """{"M":{"k":{"N":"3.0"}}}"""), (":ba", """{"SS":["b","a"]}"""),
            (":no", """{"BOOL":false}"""), (":yes", """{"BOOL":true}"""),
        ];
        var used = all.Where(value => System.Text.RegularExpressions.Regex.IsMatch(condition, value.Name + "(?![a-zA-Z])")).ToArray();
        var values = used.Length == 0
            ? ""
            : ",\"ExpressionAttributeValues\":{" + string.Join(',', used.Select(value => $"\"{value.Name}\":{value.Value}")) + "}";
        var (status, reply) = dynamo.Call("DeleteItem", $$"""
            {"TableName":"tab","Key":{{Dynamo.Key("a", "b")}},"ConditionExpression":"{{condition}}"{{values}}}
            """);
        return (status, reply.TryGetProperty("message", out var words) ? words.GetString()! : "");
    }
}
