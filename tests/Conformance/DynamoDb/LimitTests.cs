using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>
/// Each limit is kept, and crossed by one.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
public sealed class LimitTests
{
    private const int ItemBytesMax = 400 * 1024;

    [Theory]
    [OnEachBackend]
    public Task AnItemHasAtMost400Kilobytes(Backend on) => on.HoldsAsync(async world =>
    {
        var most = new string('x', ItemBytesMax - "pk".Length - world.Pk.Length - "sk".Length - "a".Length - "v".Length);

        await world.PutAsync("a", $$"""{"v":"{{most}}"}""");
        await world.PutAsync("a", $$"""{"v":"{{most}}x"}""")
            .ShouldBeInvalidAsync("Item size has exceeded the maximum allowed size");
        await world.Dynamo.UpdateItemAsync(world.Update("a", "SET w = :w", """{":w":""}"""))
            .ShouldBeInvalidAsync("Item size to update has exceeded the maximum allowed size");
    });

    [Theory]
    [OnEachBackend]
    public Task APartitionKeyHasAtMost2048Bytes(Backend on) => on.HoldsAsync(async world =>
    {
        var most = world.Pk + new string('p', 2048 - world.Pk.Length);
        Dictionary<string, AttributeValue> Key(string pk) => new() { ["pk"] = new(pk), ["sk"] = new("a") };

        await world.Dynamo.PutItemAsync(world.Table, Key(most));
        await world.Dynamo.PutItemAsync(world.Table, Key(most + "p"))
            .ShouldBeInvalidValueAsync("Size of hashkey has exceeded the maximum size limit of2048 bytes");
    });

    [Theory]
    [OnEachBackend]
    public Task ASortKeyHasAtMost1024Bytes(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync(new('s', 1024));
        await world.PutAsync(new('s', 1025))
            .ShouldBeInvalidValueAsync("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    });

    [Theory]
    [OnEachBackend]
    public Task AValueNests32LevelsDeep(Backend on) => on.HoldsAsync(async world =>
    {
        static string Nested(int levels) => new string('[', levels) + "1" + new string(']', levels);

        await world.PutAsync("a", $$"""{"v":{{Nested(31)}} }""");
        (await world.GetAsync("a")).ShouldBe($$"""{"v":{{Nested(31)}}}""");
        await world.PutAsync("a", $$"""{"v":{{Nested(32)}} }""").ShouldBeInvalidAsync(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");
    });
}
