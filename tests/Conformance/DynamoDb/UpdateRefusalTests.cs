using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html</summary>
public sealed class UpdateRefusalTests
{
    private const string Values =
        """
        {":one":1,":list":["z"],":a":"a",":yes":true,":map":{"x":1},":set":{"$ss":["a"]},":numbers":{"$ns":["1"]},":huge":{"$n":"9e125"}}
        """;

    private const string Paths = "with each other; must remove or rewrite one of these paths; path one: ";
    private const string WrongType = "Incorrect operand type for operator or function; operator";

    [Theory]
    [OnEachBackend("", "The expression can not be empty;")]
    [OnEachBackend("SET n", "Syntax error; token: \"<EOF>\", near: \"n\"")]
    [OnEachBackend("SET n = :one,", "Syntax error; token: \"<EOF>\", near: \",\"")]
    [OnEachBackend("INVALID SYNTAX", "Syntax error; token: \"INVALID\", near: \"INVALID SYNTAX\"")]
    [OnEachBackend("SET n = :one SET x = :one", "The \"SET\" section can only be used once in an update expression;")]
    [OnEachBackend("SET size = :one", "Attribute name is a reserved keyword; reserved keyword: size")]
    [OnEachBackend("SET n = :nope", "An expression attribute value used in expression is not defined; attribute value: :nope")]
    [OnEachBackend("SET #n = :one", "An expression attribute name used in the document path is not defined; attribute name: #n")]
    [OnEachBackend("SET n = foo(n)", "Invalid function name; function: foo")]
    [OnEachBackend("SET n = size(l)", "The function is not allowed in an update expression; function: size")]
    [OnEachBackend("SET n = if_not_exists(n)",
        "Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1")]
    [OnEachBackend("SET n = if_not_exists(:one, n)",
        "Operator or function requires a document path; operator or function: if_not_exists")]
    public Task ASentenceThatDoesNotParseIsRefused(Backend on, string update, string words) =>
        RefusedAsync(on, update, "Invalid UpdateExpression: " + words);

    [Theory]
    [OnEachBackend("SET n = :one, n = :one", "Two document paths overlap " + Paths + "[n], path two: [n]")]
    [OnEachBackend("SET m = :one, m.k = :one", "Two document paths overlap " + Paths + "[m], path two: [m, k]")]
    [OnEachBackend("SET l[0] = :one REMOVE l[0]", "Two document paths overlap " + Paths + "[l, [0]], path two: [l, [0]]")]
    [OnEachBackend("SET m[0] = :one, m.k = :one", "Two document paths conflict " + Paths + "[m, [0]], path two: [m, k]")]
    public Task NoTwoPathsMeet(Backend on, string update, string words) =>
        RefusedAsync(on, update, "Invalid UpdateExpression: " + words);

    [Theory]
    [OnEachBackend("SET n = n + :list", WrongType + " or function: +, operand type: L")]
    [OnEachBackend("SET n = n - :a", WrongType + " or function: -, operand type: S")]
    [OnEachBackend("SET l = list_append(l, :one)", WrongType + " or function: list_append, operand type: N")]
    [OnEachBackend("ADD n :a", WrongType + ": ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [OnEachBackend("ADD n :list", WrongType + ": ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [OnEachBackend("DELETE n :one", WrongType + ": DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND")]
    [OnEachBackend("DELETE n :map", WrongType + ": DELETE, operand type: MAP, typeSet: ALLOWED_FOR_DELETE_OPERAND")]
    public Task AValueHasATypeThatItsOperatorTakes(Backend on, string update, string words) =>
        RefusedAsync(on, update, "Invalid UpdateExpression: " + words);

    [Theory]
    [OnEachBackend("SET pk = :one", "pk")]
    [OnEachBackend("REMOVE sk", "sk")]
    [OnEachBackend("ADD sk :one", "sk")]
    public Task AKeyDoesNotChange(Backend on, string update, string key) => RefusedAsync(
        on, update, $"One or more parameter values were invalid: Cannot update attribute {key}. This attribute is part of the key");

    [Theory]
    [OnEachBackend("SET n = nope", "The provided expression refers to an attribute that does not exist in the item")]
    [OnEachBackend("SET n = nope + :one", "The provided expression refers to an attribute that does not exist in the item")]
    [OnEachBackend("SET n = l + :one", "An operand in the update expression has an incorrect data type")]
    [OnEachBackend("SET l = list_append(n, :list)", "An operand in the update expression has an incorrect data type")]
    [OnEachBackend("ADD l :one", "An operand in the update expression has an incorrect data type")]
    [OnEachBackend("ADD ss :one", "An operand in the update expression has an incorrect data type")]
    [OnEachBackend("ADD ss :numbers", "An operand in the update expression has an incorrect data type")]
    [OnEachBackend("DELETE n :set", "An operand in the update expression has an incorrect data type")]
    [OnEachBackend("SET nope.deep = :one", "The document path provided in the update expression is invalid for update")]
    [OnEachBackend("SET n.deep = :one", "The document path provided in the update expression is invalid for update")]
    [OnEachBackend("SET m[0] = :one", "The document path provided in the update expression is invalid for update")]
    [OnEachBackend("REMOVE nope.deep", "The document path provided in the update expression is invalid for update")]
    [OnEachBackend("SET big = big + :huge",
        "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    public Task WhatTheItemDoesNotAllowIsRefused(Backend on, string update, string words) => RefusedAsync(on, update, words);

    [Theory]
    [OnEachBackend]
    public Task NamesAndValuesAreUsedAndGoWithAnExpression(Backend on) => on.HoldsAsync(async world =>
    {
        UpdateItemRequest With(string? update, Dictionary<string, string>? names, string? value) => new()
        {
            TableName = world.Table,
            Key = world.Key("a"),
            UpdateExpression = update,
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = value is null ? null : new() { [value] = new("x") },
        };
        var name = new Dictionary<string, string> { ["#n"] = "n" };

        await world.Dynamo.UpdateItemAsync(With("REMOVE n", name, null))
            .ShouldBeInvalidAsync("Value provided in ExpressionAttributeNames unused in expressions: keys: {#n}");
        await world.Dynamo.UpdateItemAsync(With("REMOVE #n", name, ":v"))
            .ShouldBeInvalidAsync("Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}");
        await world.Dynamo.UpdateItemAsync(With(null, name, null))
            .ShouldBeInvalidAsync("ExpressionAttributeNames can only be specified when using expressions");
        await world.Dynamo.UpdateItemAsync(With(null, null, ":v")).ShouldBeInvalidAsync(
            "ExpressionAttributeValues can only be specified when using expressions: "
            + "UpdateExpression and ConditionExpression are null");
        await world.Dynamo.UpdateItemAsync(With("REMOVE #n", new() { ["n"] = "n" }, null))
            .ShouldBeInvalidAsync("ExpressionAttributeNames contains invalid key: Syntax error; key: \"n\"");
        await world.Dynamo.UpdateItemAsync(With("SET n = :v", null, "v"))
            .ShouldBeInvalidAsync("ExpressionAttributeValues contains invalid key: Syntax error; key: \"v\"");
    });

    private static Task RefusedAsync(Backend on, string update, string words) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", """{"n":10,"l":["0"],"ss":{"$ss":["a"]},"m":{"k":3},"big":{"$n":"9e125"}}""");
        var before = await world.GetAsync("a");

        await world.Dynamo.UpdateItemAsync(world.Update("a", update, Values)).ShouldBeInvalidAsync(words);

        (await world.GetAsync("a")).ShouldBe(before);
    });
}
