using System.Text.Json;
using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class BatchGetTests
{
    private const string LeftOver = """{"t":{"Keys":[{"pk":{"S":"2"}}]}}""";

    [Fact]
    public void KeysAreAskedForInChunks()
    {
        using var world = AwsWorld.Of(Json("{}"), Json("""{"Responses":{"t":[{"pk":{"S":"100"}}]},"UnprocessedKeys":{}}"""));

        var items = world.Db.BatchGet("t", Keys(AwsLimits.BatchGetKeysMax + 1));

        items.ShouldHaveSingleItem().String("pk").ShouldBe("100");
        world.Server.Requests.Select(KeyCount).ShouldBe([AwsLimits.BatchGetKeysMax, 1]);
    }

    [Fact]
    public void WhatIsLeftUnprocessedIsAskedForAgain()
    {
        using var world = AwsWorld.Of(
            Json($$$"""{"Responses":{"other":[],"t":[{"pk":{"S":"1"}}]},"UnprocessedKeys":{{{LeftOver}}}}"""),
            Json("""{"Responses":{"t":[{"pk":{"S":"2"}}]}}"""));

        world.Db.BatchGet("t", Keys(2)).Select(item => item.String("pk")).ShouldBe(["1", "2"]);

        world.Server.Requests[1].Text.ShouldBe($$"""{"RequestItems":{{LeftOver}}}""");
        world.WaitedMilliseconds.ShouldBe([25]);
    }

    [Fact]
    public void WhatStaysUnprocessedIsAThrottle()
    {
        using var world = AwsWorld.Of(
            [.. Enumerable.Repeat(Json($$"""{"UnprocessedKeys":{{LeftOver}}}"""), AwsLimits.DynamoDbAttemptsMax)]);

        var error = AwsWorld.Failure(() => world.Db.BatchGet("t", Keys(2)));

        (error.Code, error.IsThrottle).ShouldBe(("UnprocessedKeys", true));
        world.Server.Requests.Count.ShouldBe(AwsLimits.DynamoDbAttemptsMax);
    }

    [Fact]
    public void NoKeysNeedNoRequest()
    {
        using var world = AwsWorld.Of();

        world.Db.BatchGet("t", []).ShouldBeEmpty();
        world.Server.Connections.ShouldBe(0);
    }

    [Fact]
    public void AKeyTwiceOrTooManyKeysAreRefused()
    {
        using var world = AwsWorld.Of();

        Should.Throw<ArgumentException>(() => world.Db.BatchGet("t", [new Key("a", "b"), new Key("a", "b")]));
        Should.Throw<ArgumentException>(() => world.Db.BatchGet("t", Keys(AwsLimits.BatchGetKeysTotalMax + 1)));
        world.Server.Connections.ShouldBe(0);
    }

    private static List<Key> Keys(int count) => [.. Enumerable.Range(0, count).Select(number => new Key($"{number}"))];

    private static int KeyCount(ReceivedRequest request) =>
        JsonDocument.Parse(request.Text).RootElement.GetProperty("RequestItems").GetProperty("t").GetProperty("Keys").GetArrayLength();
}
