namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class UpdateTests
{
    private const string Item =
        ""","n":{"N":"10"},"l":{"L":[{"S":"0"},{"S":"1"},{"S":"2"}]},"ss":{"SS":["a","b"]},"m":{"M":{"k":{"N":"3"}}}""";

    [Theory]
    [InlineData("SET n = n + :one", """{"n":{"N":"11"}}""")]
    [InlineData("SET n = :one - n", """{"n":{"N":"-9"}}""")]
    [InlineData("SET x = if_not_exists(x, :one)", """{"x":{"N":"1"}}""")]
    [InlineData("SET x = if_not_exists(n, :one) + :one", """{"x":{"N":"11"}}""")]
    [InlineData("SET l = list_append(l, :list)", """{"l":{"L":[{"S":"0"},{"S":"1"},{"S":"2"},{"S":"z"}]}}""")]
    [InlineData("SET l[1] = :one", """{"l":{"L":[{"N":"1"}]}}""")]
    [InlineData("SET m.k = n, n = m.k", """{"m":{"M":{"k":{"N":"10"}}},"n":{"N":"3"}}""")]
    [InlineData("SET m.z = :one", """{"m":{"M":{"z":{"N":"1"}}}}""")]
    [InlineData("ADD n :one", """{"n":{"N":"11"}}""")]
    [InlineData("ADD fresh :one", """{"fresh":{"N":"1"}}""")]
    [InlineData("ADD ss :bc", """{"ss":{"SS":["a","b","c"]}}""")]
    [InlineData("DELETE ss :bc", """{"ss":{"SS":["a"]}}""")]
    [InlineData("DELETE ss :ab", "")]
    [InlineData("REMOVE n", "")]
    [InlineData("set n = :one remove m.k", """{"n":{"N":"1"}}""")]
    public void AnUpdateDoesAsDocumented(string update, string updatedNew)
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", Item);

        var (status, reply) = Update(dynamo, update, "UPDATED_NEW");

        status.ShouldBe(200, reply);
        reply.ShouldBe(updatedNew);
    }

    [Theory]
    [InlineData("", "Invalid UpdateExpression: The expression can not be empty;")]
    [InlineData("SET n", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"n\"")]
    [InlineData("SET n = :one SET x = :one",
        "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET m = :one, m.k = :one",
        "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these "
        + "paths; path one: [m], path two: [m, k]")]
    [InlineData("SET m[0] = :one, m.k = :one",
        "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these "
        + "paths; path one: [m, [0]], path two: [m, k]")]
    [InlineData("SET pk = :one", "One or more parameter values were invalid: Cannot update attribute pk. This "
    + "attribute is part of the key")]
    [InlineData("SET n = nope", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET n = l + :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET nope.deep = :one", "The document path provided in the update expression is invalid for update")]
    [InlineData("ADD l :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET n = n + :list",
        "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: L")]
    [InlineData("ADD n :list",
        "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: "
        + "LIST, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("DELETE n :one",
        "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: DELETE, operand type: "
        + "NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND")]
    [InlineData("SET n = size(l)", "Invalid UpdateExpression: The function is not allowed in an update expression; function: size")]
    public void AWrongUpdateIsRefusedAndChangesNothing(string update, string words)
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", Item);
        var before = dynamo.Get("a", "b");

        Update(dynamo, update, "NONE").Reply.ShouldBe(words);

        dynamo.Get("a", "b").ShouldBe(before);
    }

    [Fact]
    public void IndexesOfAListMeanTheListAsItWas()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", Item);

        Update(dynamo, "SET l[9] = :one, l[2] = :list REMOVE l[0], l[1]", "NONE");

        dynamo.Get("a", "b").ShouldContain("{\"L\":[{\"L\":[{\"S\":\"z\"}]},{\"N\":\"1\"}]}");
    }

    [Fact]
    public void AnUpdateCannotNestDeeperThanAPut()
    {
        using var dynamo = Dynamo.WithTable();
        var nested = string.Concat(Enumerable.Repeat("{\"L\":[", 31)) + "{\"S\":\"x\"}" + string.Concat(Enumerable.Repeat("]}", 31));
        dynamo.Put("a", "b", $",\"v\":{nested}");

        dynamo.Refused("UpdateItem", $$"""
            {"TableName":"tab","Key":{{Dynamo.Key("a", "b")}},"UpdateExpression":"SET w = list_append(:none, :one)",
             "ExpressionAttributeValues":{":none":{"L":[]},":one":{"L":[{{nested}}]} } }
            """).ShouldContain("Nesting Levels have exceeded supported limits");
        Update(dynamo, "SET v[0] = v", "NONE").Reply.ShouldStartWith("Nesting Levels have exceeded supported limits");
        dynamo.Get("a", "b").ShouldContain(nested);
    }

    [Fact]
    public void AnUpdateOfNothingCreatesTheItem()
    {
        using var dynamo = Dynamo.WithTable();

        var all = Update(dynamo, "SET n = :one", "ALL_NEW").Reply;
        var old = Update(dynamo, "SET n = :one", "UPDATED_OLD").Reply;

        all.ShouldBe("""{"pk":{"S":"a"},"sk":{"S":"b"},"n":{"N":"1"}}""");
        old.ShouldBe("""{"n":{"N":"1"}}""");
    }

    [Theory]
    [InlineData("PutItem", "Expected")]
    [InlineData("PutItem", "ConditionalOperator")]
    [InlineData("UpdateItem", "AttributeUpdates")]
    [InlineData("GetItem", "AttributesToGet")]
    [InlineData("Query", "KeyConditions")]
    [InlineData("Query", "QueryFilter")]
    [InlineData("Scan", "ScanFilter")]
    [InlineData("Scan", "NoSuchThing")]
    public void AParameterThatIsNotSupportedIsNamed(string operation, string parameter)
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Refused(operation, $$"""{"TableName":"tab","{{parameter}}":{} }""")
            .ShouldBe($"ValidationException: The parameter {parameter} is not supported by the local DynamoDB for this operation");
    }

    private static (int Status, string Reply) Update(Dynamo dynamo, string update, string returns)
    {
        (string Name, string Value)[] all =
        [
            (":one", """{"N":"1"}"""), (":list", """{"L":[{"S":"z"}]}"""),
            (":bc", """{"SS":["b","c"]}"""), (":ab", """{"SS":["a","b"]}"""),
        ];
        var used = all.Where(value => update.Contains(value.Name, StringComparison.Ordinal)).ToArray();
        var values = used.Length == 0
            ? ""
            : ",\"ExpressionAttributeValues\":{" + string.Join(',', used.Select(value => $"\"{value.Name}\":{value.Value}")) + "}";
        var (status, reply) = dynamo.Call("UpdateItem", $$"""
            {"TableName":"tab","Key":{{Dynamo.Key("a", "b")}},"UpdateExpression":"{{update}}","ReturnValues":"{{returns}}"{{values}}}
            """);
        return (status, reply.TryGetProperty("message", out var words) ? words.GetString()!
            : reply.TryGetProperty("Attributes", out var attributes) ? attributes.GetRawText() : "");
    }
}
