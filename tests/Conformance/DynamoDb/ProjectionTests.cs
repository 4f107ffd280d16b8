using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html</summary>
public sealed class ProjectionTests
{
    private const string Paths = "with each other; must remove or rewrite one of these paths; path one: ";

    [Theory]
    [OnEachBackend("s", """{"s":"x"}""")]
    [OnEachBackend("s, n", """{"n":1,"s":"x"}""")]
    [OnEachBackend("m.y", """{"m":{"y":2}}""")]
    [OnEachBackend("m.y, m.x", """{"m":{"x":1,"y":2}}""")]
    [OnEachBackend("l[1]", """{"l":[1]}""")]
    [OnEachBackend("l[2], l[0]", """{"l":[0,2]}""")]
    [OnEachBackend("m.d[0].e", """{"m":{"d":[{"e":5}]}}""")]
    [OnEachBackend("l[9]", "{}")]
    [OnEachBackend("absent, absent2.deep, s.deep", "{}")]
    [OnEachBackend("#s, m.#y", """{"m":{"y":2},"s":"x"}""")]
    public Task OnlyTheNamedPathsAreAnswered(Backend on, string projection, string answer) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", """{"s":"x","n":1,"m":{"x":1,"y":2,"d":[{"e":5,"f":6}]},"l":[0,1,2]}""");
        var names = new Dictionary<string, string> { ["#s"] = "s", ["#y"] = "y" }
            .Where(name => projection.Contains(name.Key, StringComparison.Ordinal)).ToDictionary();

        var item = (await world.Dynamo.GetItemAsync(new GetItemRequest
        {
            TableName = world.Table,
            Key = world.Key("a"),
            ProjectionExpression = projection,
            ExpressionAttributeNames = names.Count > 0 ? names : null,
        })).Item;

        World.Rest(item).ShouldBe(answer);
    });

    [Theory]
    [OnEachBackend("", "The expression can not be empty;")]
    [OnEachBackend("!!!", "Syntax error; token: \"!\", near: \"!!\"")]
    [OnEachBackend("s,", "Syntax error; token: \"<EOF>\", near: \",\"")]
    [OnEachBackend("s n", "Syntax error; token: \"n\", near: \"s n\"")]
    [OnEachBackend("l[x]", "Syntax error; token: \"x\", near: \"[x]\"")]
    [OnEachBackend("status", "Attribute name is a reserved keyword; reserved keyword: status")]
    [OnEachBackend("#none", "An expression attribute name used in the document path is not defined; attribute name: #none")]
    [OnEachBackend("s, s", "Two document paths overlap " + Paths + "[s], path two: [s]")]
    [OnEachBackend("m, m.x", "Two document paths overlap " + Paths + "[m], path two: [m, x]")]
    [OnEachBackend("m[0], m.x", "Two document paths conflict " + Paths + "[m, [0]], path two: [m, x]")]
    public Task AWrongProjectionIsRefused(Backend on, string projection, string words) => on.HoldsAsync(async world =>
        await world.Dynamo.GetItemAsync(new GetItemRequest
        {
            TableName = world.Table,
            Key = world.Key("a"),
            ProjectionExpression = projection,
        }).ShouldBeInvalidAsync("Invalid ProjectionExpression: " + words));

    [Theory]
    [OnEachBackend]
    public Task ANameThatNoPathUsesIsRefused(Backend on) => on.HoldsAsync(async world =>
    {
        GetItemRequest Get(string? projection) => new()
        {
            TableName = world.Table,
            Key = world.Key("a"),
            ProjectionExpression = projection,
            ExpressionAttributeNames = new() { ["#n"] = "n" },
        };

        await world.Dynamo.GetItemAsync(Get("s"))
            .ShouldBeInvalidAsync("Value provided in ExpressionAttributeNames unused in expressions: keys: {#n}");
        await world.Dynamo.GetItemAsync(Get(null))
            .ShouldBeInvalidAsync("ExpressionAttributeNames can only be specified when using expressions");
    });
}
