using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>
/// Conditions that can be seen to be wrong are refused before any item is looked at.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
/// </summary>
public sealed class ConditionSyntaxTests
{
    private const string Values =
        """
        {":one":1,":ten":10,":a":"a",":b":"b",":yes":true,":list":[1],":type":"NUMBER",":nul":null}
        """;

    private const string Distinct =
        "The first operand must be distinct from the remaining operands for this operator or function; ";

    private const string WrongType = "Incorrect operand type for operator or function; operator or function: ";

    [Theory]
    [OnEachBackend("n = :ten AND", "Syntax error; token: \"<EOF>\", near: \"AND\"")]
    [OnEachBackend("n == :ten", "Syntax error; token: \"=\", near: \"== :ten\"")]
    [OnEachBackend("n = :ten)", "Syntax error; token: \")\", near: \":ten)\"")]
    [OnEachBackend("(n = :ten", "Syntax error; token: \"<EOF>\", near: \":ten\"")]
    [OnEachBackend("n = 10", "Syntax error; token: \"10\", near: \"= 10\"")]
    [OnEachBackend("n", "Syntax error; token: \"<EOF>\", near: \"n\"")]
    [OnEachBackend("((n = :ten))", "The expression has redundant parentheses;")]
    [OnEachBackend("", "The expression can not be empty;")]
    public Task ASentenceThatDoesNotParseIsRefused(Backend on, string condition, string words) => RefusedAsync(on, condition, words);

    [Theory]
    [OnEachBackend("status = :ten", "Attribute name is a reserved keyword; reserved keyword: status")]
    [OnEachBackend("Name = :ten", "Attribute name is a reserved keyword; reserved keyword: Name")]
    [OnEachBackend("m.value = :ten", "Attribute name is a reserved keyword; reserved keyword: value")]
    public Task AReservedWordIsNoName(Backend on, string condition, string words) => RefusedAsync(on, condition, words);

    [Theory]
    [OnEachBackend("n = :nope", "An expression attribute value used in expression is not defined; attribute value: :nope")]
    [OnEachBackend("#nope = :ten", "An expression attribute name used in the document path is not defined; attribute name: #nope")]
    public Task APlaceholderIsDefined(Backend on, string condition, string words) => RefusedAsync(on, condition, words);

    [Theory]
    [OnEachBackend("foo(n)", "Invalid function name; function: foo")]
    [OnEachBackend("Attribute_Exists(n)", "Invalid function name; function: Attribute_Exists")]
    [OnEachBackend("if_not_exists(n, :ten) = :ten", "The function is not allowed in a condition expression; function: if_not_exists")]
    [OnEachBackend("attribute_exists(n, s)",
        "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2")]
    [OnEachBackend("begins_with(n)",
        "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1")]
    [OnEachBackend("attribute_exists(:a)",
        "Operator or function requires a document path; operator or function: attribute_exists")]
    [OnEachBackend("size(n)", "The function is not allowed to be used this way in an expression; function: size")]
    [OnEachBackend("attribute_exists(n) = :yes",
        "The function is not allowed to be used this way in an expression; function: attribute_exists")]
    public Task AFunctionIsUsedAsItIsMeant(Backend on, string condition, string words) => RefusedAsync(on, condition, words);

    [Theory]
    [OnEachBackend("n = n", Distinct + "operator: =, first operand: [n]")]
    [OnEachBackend("contains(s, s)", Distinct + "operator: contains, first operand: [s]")]
    [OnEachBackend("begins_with(s, :one)", WrongType + "begins_with, operand type: N")]
    [OnEachBackend("n < :yes", WrongType + "<, operand type: BOOL")]
    [OnEachBackend("n >= :list", WrongType + ">=, operand type: L")]
    [OnEachBackend("n BETWEEN :nul AND :nul", WrongType + "BETWEEN, operand type: NULL")]
    [OnEachBackend("attribute_type(n, :one)", WrongType + "attribute_type, operand type: N")]
    [OnEachBackend("attribute_type(n, :type)",
        "Invalid attribute type name found; type: NUMBER, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [OnEachBackend("n BETWEEN :ten AND :one",
        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
        + "lower bound operand: AttributeValue: {N:10}, upper bound operand: AttributeValue: {N:1}")]
    [OnEachBackend("n BETWEEN :one AND :a",
        "The BETWEEN operator requires same data type for lower and upper bounds; "
        + "lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}")]
    public Task AnOperandHasATypeThatItsOperatorTakes(Backend on, string condition, string words) => RefusedAsync(on, condition, words);

    [Theory]
    [OnEachBackend]
    public Task AnExpressionHasAtMost4096Bytes(Backend on) => on.HoldsAsync(async world =>
    {
        var longest = new string('a', 4096 - "attribute_exists()".Length);

        (await world.Dynamo.DeleteItemAsync(Delete(world, $"attribute_not_exists({longest[4..]})")).RefusalAsync()).ShouldBe("accepted");
        await world.Dynamo.DeleteItemAsync(Delete(world, $"attribute_exists({longest}a)")).ShouldBeInvalidAsync(
            "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097");
    });

    [Theory]
    [OnEachBackend]
    public Task AnInHasAtMost100Choices(Backend on) => on.HoldsAsync(async world =>
    {
        static string In(int choices) => $"n IN ({string.Join(", ", Enumerable.Repeat(":one", choices))})";
        await world.PutAsync("a", """{"n":1}""");

        (await world.Dynamo.UpdateItemAsync(world.Update("a", "SET s = :a", Values, In(100))).RefusalAsync()).ShouldBe("accepted");
        await world.Dynamo.UpdateItemAsync(world.Update("a", "SET s = :a", Values, In(101))).ShouldBeInvalidAsync(
            "Invalid ConditionExpression: The IN operator is provided with too many operands; number of operands: 101");
    });

    private static DeleteItemRequest Delete(World world, string condition) =>
        new() { TableName = world.Table, Key = world.Key("a"), ConditionExpression = condition };

    private static Task RefusedAsync(Backend on, string condition, string words) => on.HoldsAsync(async world =>
        await world.Dynamo.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = world.Table,
            Key = world.Key("a"),
            ConditionExpression = condition,
            ExpressionAttributeValues = World.Used(condition, Values),
        }).ShouldBeInvalidAsync("Invalid ConditionExpression: " + words));
}
