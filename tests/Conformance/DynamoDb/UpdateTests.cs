using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html</summary>
public sealed class UpdateTests
{
    private const string Item = """{"n":10,"l":["0","1","2"],"ss":{"$ss":["a","b"]},"m":{"k":3}}""";

    private const string Values =
        """
        {":one":1,":half":0.5,":list":["z"],":map":{"x":1},":bc":{"$ss":["b","c"]},":ab":{"$ss":["a","b"]},":twelve":{"$ns":["1","2"]},
         ":a":"a",":yes":true,":nul":null,":bin":{"$b":"AQ=="},":bins":{"$bs":["AQ=="]}}
        """;

    [Theory]
    [OnEachBackend("SET x = :a", """{"l":["0","1","2"],"m":{"k":3},"n":10,"ss":{"$ss":["a","b"]},"x":"a"}""")]
    [OnEachBackend("SET n = n + :one", """{"l":["0","1","2"],"m":{"k":3},"n":11,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("SET n = :one - n", """{"l":["0","1","2"],"m":{"k":3},"n":-9,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("SET n = n - :half", """{"l":["0","1","2"],"m":{"k":3},"n":9.5,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("SET m.k = n, n = m.k", """{"l":["0","1","2"],"m":{"k":10},"n":3,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("SET m.z = :one", """{"l":["0","1","2"],"m":{"k":3,"z":1},"n":10,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("SET m = :map", """{"l":["0","1","2"],"m":{"x":1},"n":10,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("set n = :one remove m.k", """{"l":["0","1","2"],"m":{},"n":1,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("SET n = m.k REMOVE m", """{"l":["0","1","2"],"n":3,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("REMOVE n, m, ss, l", "{}")]
    [OnEachBackend("REMOVE absent", """{"l":["0","1","2"],"m":{"k":3},"n":10,"ss":{"$ss":["a","b"]}}""")]
    public Task SetAndRemoveChangeWhatTheyName(Backend on, string update, string after) => UpdatedAsync(on, update, after);

    [Theory]
    [OnEachBackend("SET l[1] = :one", """["0",1,"2"]""")]
    [OnEachBackend("SET l[9] = :one", """["0","1","2",1]""")]
    [OnEachBackend("REMOVE l[0]", """["1","2"]""")]
    [OnEachBackend("REMOVE l[0], l[2]", """["1"]""")]
    [OnEachBackend("REMOVE l[7]", """["0","1","2"]""")]
    [OnEachBackend("SET l = list_append(l, :list)", """["0","1","2","z"]""")]
    [OnEachBackend("SET l = list_append(:list, l)", """["z","0","1","2"]""")]
    [OnEachBackend("SET l = list_append(if_not_exists(absent, :list), l)", """["z","0","1","2"]""")]
    [OnEachBackend("SET l = list_append(l, l)", """["0","1","2","0","1","2"]""")]
    public Task ListsGrowAndShrink(Backend on, string update, string list) =>
        UpdatedAsync(on, update, $$$"""{"l":{{{list}}},"m":{"k":3},"n":10,"ss":{"$ss":["a","b"]}}""");

    [Theory]
    [OnEachBackend("SET x = if_not_exists(x, :one)", 1)]
    [OnEachBackend("SET x = if_not_exists(n, :one)", 10)]
    [OnEachBackend("SET x = if_not_exists(n, :one) + :one", 11)]
    [OnEachBackend("SET x = if_not_exists(absent, n)", 10)]
    [OnEachBackend("SET x = if_not_exists(m.absent, m.k)", 3)]
    [OnEachBackend("ADD x :one", 1)]
    public Task AValueThatIsNotThereHasADefault(Backend on, string update, int x) =>
        UpdatedAsync(on, update, $$$"""{"l":["0","1","2"],"m":{"k":3},"n":10,"ss":{"$ss":["a","b"]},"x":{{{x}}}}""");

    [Theory]
    [OnEachBackend("ADD n :one", """{"l":["0","1","2"],"m":{"k":3},"n":11,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("ADD m.k :one", """{"l":["0","1","2"],"m":{"k":4},"n":10,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("ADD ss :bc", """{"l":["0","1","2"],"m":{"k":3},"n":10,"ss":{"$ss":["a","b","c"]}}""")]
    [OnEachBackend("ADD x :twelve", """{"l":["0","1","2"],"m":{"k":3},"n":10,"ss":{"$ss":["a","b"]},"x":{"$ns":["1","2"]}}""")]
    [OnEachBackend("DELETE ss :bc", """{"l":["0","1","2"],"m":{"k":3},"n":10,"ss":{"$ss":["a"]}}""")]
    [OnEachBackend("DELETE ss :ab", """{"l":["0","1","2"],"m":{"k":3},"n":10}""")]
    [OnEachBackend("DELETE absent :ab", """{"l":["0","1","2"],"m":{"k":3},"n":10,"ss":{"$ss":["a","b"]}}""")]
    public Task AddAndDeleteCountAndKeepSets(Backend on, string update, string after) => UpdatedAsync(on, update, after);

    [Theory]
    [OnEachBackend]
    public Task AnUpdateCreatesTheItemThatIsNotThere(Backend on) => on.HoldsAsync(async world =>
    {
        await world.Dynamo.UpdateItemAsync(world.Update("new", "SET n = :one ADD x :one", Values));
        await world.Dynamo.UpdateItemAsync(new UpdateItemRequest { TableName = world.Table, Key = world.Key("bare") });

        (await world.GetAsync("new")).ShouldBe("""{"n":1,"x":1}""");
        (await world.GetAsync("bare")).ShouldBe("{}");
    });

    [Theory]
    [OnEachBackend("NONE", "none")]
    [OnEachBackend("ALL_OLD", """{"l":["0","1","2"],"m":{"k":3},"n":10,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("ALL_NEW", """{"l":["0","1","2"],"m":{"k":4},"n":11,"ss":{"$ss":["a","b"]}}""")]
    [OnEachBackend("UPDATED_OLD", """{"m":{"k":3},"n":10}""")]
    [OnEachBackend("UPDATED_NEW", """{"m":{"k":4},"n":11}""")]
    public Task AnUpdateAnswersTheImageThatIsAskedFor(Backend on, string asked, string answer) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", Item);
        var request = world.Update("a", "SET n = n + :one, m.k = m.k + :one", Values);
        request.ReturnValues = new ReturnValue(asked);

        var attributes = (await world.Dynamo.UpdateItemAsync(request)).Attributes;

        World.Rest(attributes).ShouldBe(answer);
    });

    [Theory]
    [OnEachBackend]
    public Task WhatIsReplacedIsNotReadAgain(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", """{"a":1,"b":2}""");

        await world.Dynamo.UpdateItemAsync(world.Update("a", "SET a = b, b = a, c = a"));

        (await world.GetAsync("a")).ShouldBe("""{"a":2,"b":1,"c":1}""");
    });

    private static Task UpdatedAsync(Backend on, string update, string after) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", Item);

        await world.Dynamo.UpdateItemAsync(world.Update("a", update, Values));

        (await world.GetAsync("a")).ShouldBe(after);
    });
}
