using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html</summary>
public sealed class QueryRefusalTests
{
    private const string Values = """{":p":"p",":q":"q",":n":1,":yes":true,":empty":""}""";

    private const string Syntax = "Invalid KeyConditionExpression: ";
    private const string NoOperator = Syntax + "Invalid operator used in KeyConditionExpression: ";
    private const string WrongType = Syntax + "Incorrect operand type for operator or function; operator or function: ";
    private const string OtherType = "One or more parameter values were invalid: Condition parameter type does not match schema type";

    private const string EmptyKey = "One or more parameter values are not valid. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. Key: ";

    [Theory]
    [OnEachBackend("", Syntax + "The expression can not be empty;")]
    [OnEachBackend("pk =", Syntax + "Syntax error; token: \"<EOF>\", near: \"=\"")]
    [OnEachBackend("sk = :p", "Query condition missed key schema element: pk")]
    [OnEachBackend("v = :p", "Query condition missed key schema element: pk")]
    [OnEachBackend("pk > :p", "Query key condition not supported")]
    [OnEachBackend("begins_with(pk, :p)", "Query key condition not supported")]
    [OnEachBackend("pk = :p AND v = :p", "Query condition missed key schema element: sk")]
    [OnEachBackend("pk = :p OR sk = :p", NoOperator + "OR")]
    [OnEachBackend("NOT pk = :p", NoOperator + "NOT")]
    [OnEachBackend("pk = :p AND sk <> :p", NoOperator + "<>")]
    [OnEachBackend("pk = :p AND sk IN (:p)", NoOperator + "IN")]
    [OnEachBackend("pk = :p AND contains(sk, :p)", NoOperator + "contains")]
    [OnEachBackend("pk = :p AND attribute_exists(sk)", NoOperator + "attribute_exists")]
    [OnEachBackend("pk = :p AND sk.deep = :p",
        Syntax + "KeyConditionExpressions cannot have conditions on nested attributes")]
    [OnEachBackend("pk = :p AND pk = :q", Syntax + "KeyConditionExpressions must only contain one condition per key")]
    [OnEachBackend("pk = :p AND sk > :p AND sk < :q", Syntax + "KeyConditionExpressions must only contain one condition per key")]
    [OnEachBackend("pk = :p AND sk BETWEEN :q AND :p",
        Syntax + "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
        + "lower bound operand: AttributeValue: {S:q}, upper bound operand: AttributeValue: {S:p}")]
    [OnEachBackend("pk = :n", OtherType)]
    [OnEachBackend("pk = :p AND sk > :n", OtherType)]
    [OnEachBackend("pk = :p AND sk = :yes", OtherType)]
    [OnEachBackend("pk = :p AND sk < :yes", WrongType + "<, operand type: BOOL")]
    [OnEachBackend("pk = :p AND begins_with(sk, :n)", WrongType + "begins_with, operand type: N")]
    [OnEachBackend("pk = :empty", EmptyKey + "pk")]
    [OnEachBackend("pk = :p AND sk = :empty", EmptyKey + "sk")]
    public Task AWrongKeyConditionIsRefused(Backend on, string condition, string words) => on.HoldsAsync(async world =>
        await world.Dynamo.QueryAsync(new QueryRequest
        {
            TableName = world.Table,
            KeyConditionExpression = condition,
            ExpressionAttributeValues = World.Used(condition, Values),
        }).ShouldBeInvalidAsync(words));

    [Theory]
    [OnEachBackend("sk = :q", "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk")]
    [OnEachBackend("pk = :q", "Filter Expression can only contain non-primary key attributes: Primary key attribute: pk")]
    [OnEachBackend("#none = :q",
        "Invalid FilterExpression: An expression attribute name used in the document path is not defined; attribute name: #none")]
    [OnEachBackend("v ==", "Invalid FilterExpression: Syntax error; token: \"=\", near: \"==\"")]
    [OnEachBackend("", "Invalid FilterExpression: The expression can not be empty;")]
    public Task AWrongFilterIsRefused(Backend on, string filter, string words) => on.HoldsAsync(async world =>
    {
        var query = world.Query("", Values, filter);
        query.FilterExpression = filter;

        await world.Dynamo.QueryAsync(query).ShouldBeInvalidAsync(words);
    });

    [Theory]
    [OnEachBackend]
    public Task ALimitIsAtLeastOne(Backend on) => on.HoldsAsync(async world =>
    {
        var query = world.Query();
        query.Limit = 0;

        await world.Dynamo.QueryAsync(query).ShouldBeInvalidAsync(
            "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: "
            + "Member must have value greater than or equal to 1");
    });

    [Theory]
    [OnEachBackend("SPECIFIC_ATTRIBUTES", null,
        "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")]
    [OnEachBackend("COUNT", "v", "Cannot specify the ProjectionExpression when choosing to get only the Count")]
    [OnEachBackend("ALL_ATTRIBUTES", "v", "Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES")]
    [OnEachBackend("ALL_PROJECTED_ATTRIBUTES", null, "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")]
    [OnEachBackend("NOTHING", null,
        "1 validation error detected: Value 'NOTHING' at 'select' failed to satisfy constraint: Member must satisfy enum value set: "
        + "[SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]")]
    public Task ASelectionThatContradictsIsRefused(Backend on, string select, string? projection, string words) =>
        on.HoldsAsync(async world =>
        {
            var query = world.Query();
            (query.Select, query.ProjectionExpression) = (new(select), projection);

            await world.Dynamo.QueryAsync(query).ShouldBeInvalidAsync(words);
        });

    [Theory]
    [OnEachBackend("""{"sk":"1"}""", "The provided starting key is invalid: The provided key element does not match the schema")]
    [OnEachBackend("""{"pk":"<pk>"}""", "The provided starting key is invalid: The provided key element does not match the schema")]
    [OnEachBackend("""{"pk":"<pk>","sk":1}""", "The provided starting key is invalid: The provided key element does not match the schema")]
    [OnEachBackend("""{"pk":"<pk>","sk":"1","v":1}""",
        "The provided starting key is invalid: The provided key element does not match the schema")]
    [OnEachBackend("""{"pk":"elsewhere","sk":"1"}""",
        "The provided starting key is outside query boundaries based on provided conditions")]
    [OnEachBackend("""{"pk":"<pk>","sk":"q"}""", "The provided starting key does not match the range key predicate")]
    public Task AStartIsAKeyWithinTheQuery(Backend on, string start, string words) => on.HoldsAsync(async world =>
    {
        var query = world.Query("sk < :q", Values);
        query.ExclusiveStartKey = Notation.Item(start.Replace("<pk>", world.Pk, StringComparison.Ordinal));

        await world.Dynamo.QueryAsync(query).ShouldBeInvalidAsync(words);
    });

    [Theory]
    [OnEachBackend]
    public Task AnUnusedPlaceholderIsRefused(Backend on) => on.HoldsAsync(async world =>
    {
        var query = world.Query();
        query.ExpressionAttributeNames = new() { ["#unused"] = "x" };
        await world.Dynamo.QueryAsync(query)
            .ShouldBeInvalidAsync("Value provided in ExpressionAttributeNames unused in expressions: keys: {#unused}");

        query = world.Query();
        query.ExpressionAttributeValues[":unused"] = new("x");
        await world.Dynamo.QueryAsync(query)
            .ShouldBeInvalidAsync("Value provided in ExpressionAttributeValues unused in expressions: keys: {:unused}");
    });

    [Theory]
    [OnEachBackend]
    public Task AQueryHasAKeyCondition(Backend on) => on.HoldsAsync(async world =>
        await world.Dynamo.QueryAsync(new QueryRequest(world.Table)).ShouldBeInvalidAsync(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."));
}
