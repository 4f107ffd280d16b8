using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html</summary>
public sealed class ConditionTests
{
    private const string Item =
        """
        {"n":10,"s":"hello","s2":"world","l":["x",2],"ss":{"$ss":["a","b"]},"ns":{"$ns":["1","2"]},"m":{"k":3},"f":false,"nul":null,
         "b":{"$b":"AAH/"},"bs":{"$bs":["AQ=="]}}
        """;

    private const string Values =
        """
        {":one":1,":two":2,":ten":10,":eleven":11,":hell":"hell",":hello":"hello",":ell":"ell",":a":"a",":L":"L",":S":"S",":NULL":"NULL",
         ":m":{"k":3},":ba":{"$ss":["b","a"]},":no":false,":yes":true,":nul":null,":bin":{"$b":"AAH/"},":pre":{"$b":"AAE="},
         ":AQ":{"$b":"AQ=="},":x2":["x",2]}
        """;

    [Theory]
    [OnEachBackend("n = :ten", true)]
    [OnEachBackend(":ten = n", true)]
    [OnEachBackend("n = :hell", false)]
    [OnEachBackend("n <> :ten", false)]
    [OnEachBackend("n <> :hell", true)]
    [OnEachBackend("absent <> :ten", true)]
    [OnEachBackend("absent = :ten", false)]
    [OnEachBackend("absent < :ten", false)]
    [OnEachBackend("n < :eleven", true)]
    [OnEachBackend("n < :ten", false)]
    [OnEachBackend("n <= :ten", true)]
    [OnEachBackend("n > :two", true)]
    [OnEachBackend("n >= :eleven", false)]
    [OnEachBackend("n > :hell", false)]
    [OnEachBackend("s < s2", true)]
    [OnEachBackend("s > :hell", true)]
    [OnEachBackend("b = :bin", true)]
    [OnEachBackend("b > :pre", true)]
    [OnEachBackend("m = :m", true)]
    [OnEachBackend("l = :x2", true)]
    [OnEachBackend("ss = :ba", true)]
    [OnEachBackend("f = :no", true)]
    [OnEachBackend("nul = :nul", true)]
    [OnEachBackend("n BETWEEN :two AND :ten", true)]
    [OnEachBackend("n BETWEEN :one AND :two", false)]
    [OnEachBackend(":two BETWEEN :one AND n", true)]
    [OnEachBackend("n IN (:two, :hell, :ten)", true)]
    [OnEachBackend("n IN (:two)", false)]
    [OnEachBackend("absent IN (:two)", false)]
    public Task AComparisonHoldsAsDocumented(Backend on, string condition, bool holds) => CheckAsync(on, condition, holds);

    [Theory]
    [OnEachBackend("attribute_exists(n)", true)]
    [OnEachBackend("attribute_exists(nul)", true)]
    [OnEachBackend("attribute_exists(m.k)", true)]
    [OnEachBackend("attribute_exists(m.z)", false)]
    [OnEachBackend("attribute_exists(l[1])", true)]
    [OnEachBackend("attribute_exists(l[2])", false)]
    [OnEachBackend("attribute_exists(n.k)", false)]
    [OnEachBackend("attribute_not_exists(absent)", true)]
    [OnEachBackend("attribute_not_exists(n)", false)]
    [OnEachBackend("attribute_type(l, :L)", true)]
    [OnEachBackend("attribute_type(s, :L)", false)]
    [OnEachBackend("attribute_type(nul, :NULL)", true)]
    [OnEachBackend("attribute_type(m.k, :S)", false)]
    [OnEachBackend("begins_with(s, :hell)", true)]
    [OnEachBackend("begins_with(s, :ell)", false)]
    [OnEachBackend("begins_with(n, :hell)", false)]
    [OnEachBackend("begins_with(b, :pre)", true)]
    [OnEachBackend("contains(s, :ell)", true)]
    [OnEachBackend("contains(s, :a)", false)]
    [OnEachBackend("contains(ss, :a)", true)]
    [OnEachBackend("contains(ss, :ell)", false)]
    [OnEachBackend("contains(ns, :two)", true)]
    [OnEachBackend("contains(bs, :AQ)", true)]
    [OnEachBackend("contains(l, :two)", true)]
    [OnEachBackend("contains(l, :ten)", false)]
    [OnEachBackend("contains(n, :one)", false)]
    [OnEachBackend("size(s) > :two", true)]
    [OnEachBackend("size(l) = :two", true)]
    [OnEachBackend("size(ss) = :two", true)]
    [OnEachBackend("size(m) = :one", true)]
    [OnEachBackend("size(b) > :two", true)]
    [OnEachBackend("size(s) = size(s2)", true)]
    [OnEachBackend("size(absent) > :one", false)]
    public Task AFunctionHoldsAsDocumented(Backend on, string condition, bool holds) => CheckAsync(on, condition, holds);

    [Theory]
    [OnEachBackend("NOT absent = :ten", true)]
    [OnEachBackend("not n = :ten", false)]
    [OnEachBackend("n = :two OR n = :ten AND f = :no", true)]
    [OnEachBackend("(n = :two OR n = :ten) AND f = :yes", false)]
    [OnEachBackend("NOT (n = :two AND f = :no)", true)]
    [OnEachBackend("NOT n = :two AND f = :no", true)]
    [OnEachBackend("n = :ten and f = :no", true)]
    [OnEachBackend("(n = :ten) AND (f = :no)", true)]
    [OnEachBackend("n=:ten AND(f=:no)", true)]
    public Task ConditionsCombineByPrecedence(Backend on, string condition, bool holds) => CheckAsync(on, condition, holds);

    [Theory]
    [OnEachBackend("n = :ten", "ConditionalCheckFailedException: The conditional request failed")]
    [OnEachBackend("attribute_not_exists(pk)", "accepted")]
    [OnEachBackend("attribute_exists(pk)", "ConditionalCheckFailedException: The conditional request failed")]
    public Task AnItemThatIsNotThereHasNoAttributes(Backend on, string condition, string answer) => on.HoldsAsync(async world =>
    {
        var request = new PutItemRequest
        {
            TableName = world.Table,
            Item = world.Item("nobody"),
            ConditionExpression = condition,
            ExpressionAttributeValues = World.Used(condition, Values),
        };

        (await world.Dynamo.PutItemAsync(request).RefusalAsync()).ShouldBe(answer);
    });

    [Theory]
    [OnEachBackend]
    public Task AConditionGuardsPutUpdateAndDeleteAlike(Backend on) => on.HoldsAsync(async world =>
    {
        const string Failed = "ConditionalCheckFailedException: The conditional request failed";
        await world.PutAsync("a", """{"n":1}""");
        var two = World.Used(":two", Values);

        (await world.Dynamo.PutItemAsync(new PutItemRequest
        {
            TableName = world.Table,
            Item = world.Item("a"),
            ConditionExpression = "n = :two",
            ExpressionAttributeValues = two,
        }).RefusalAsync()).ShouldBe(Failed);
        (await world.Dynamo.UpdateItemAsync(world.Update("a", "REMOVE n", Values, "n = :two")).RefusalAsync()).ShouldBe(Failed);
        (await world.Dynamo.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = world.Table,
            Key = world.Key("a"),
            ConditionExpression = "n = :two",
            ExpressionAttributeValues = two,
        }).RefusalAsync()).ShouldBe(Failed);
        (await world.GetAsync("a")).ShouldBe("""{"n":1}""");
    });

    private static Task CheckAsync(Backend on, string condition, bool holds) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", Item);

        var answer = await world.Dynamo.UpdateItemAsync(world.Update("a", "SET seen = :yes", Values, condition)).RefusalAsync();

        answer.ShouldBe(holds ? "accepted" : "ConditionalCheckFailedException: The conditional request failed");
    });
}
