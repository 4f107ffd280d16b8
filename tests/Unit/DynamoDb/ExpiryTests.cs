using System.Globalization;
using Ecommerce.Local;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class ExpiryTests
{
    private const string Enable = """{"TableName":"tab","TimeToLiveSpecification":{"AttributeName":"until","Enabled":true} }""";
    private const string Disable = """{"TableName":"tab","TimeToLiveSpecification":{"AttributeName":"until","Enabled":false} }""";
    private const string Index =
        """
        ,"GlobalSecondaryIndexes":[{"IndexName":"inverse","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"}],
          "Projection":{"ProjectionType":"ALL"} }]
        """;

    [Fact]
    public async Task AnItemIsRemovedOnceItsSecondHasPassedAndTheStreamSaysByWhom()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both + Index);
        dynamo.Ok("UpdateTimeToLive", Enable);
        dynamo.Put("a", "b", Until(dynamo, seconds: 60));
        dynamo.Clock.Advance(TimeSpan.FromSeconds(60));
        (await SweepAsync(dynamo)).ShouldBe(0);

        dynamo.Clock.Advance(TimeSpan.FromSeconds(1));
        (await SweepAsync(dynamo)).ShouldBe(1);

        dynamo.Get("a", "b").ShouldBeEmpty();
        dynamo.Ok("Scan", """{"TableName":"tab","IndexName":"inverse"}""").GetProperty("Count").GetInt32().ShouldBe(0);
        dynamo.Emulator.Tables().ShouldHaveSingleItem().ItemCount.ShouldBe(0);
        var removed = new Streams(dynamo).ReadAll()[^1];
        removed.GetProperty("eventName").GetString().ShouldBe("REMOVE");
        removed.GetProperty("userIdentity").GetRawText().ShouldBe("""{"PrincipalId":"dynamodb.amazonaws.com","Type":"Service"}""");
        removed.GetProperty("dynamodb").TryGetProperty("OldImage", out _).ShouldBeTrue();
    }

    [Fact]
    public void WhetherItemsShallExpireMustBeSaid()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Ok("UpdateTimeToLive", Enable);

        dynamo.Refused("UpdateTimeToLive", """{"TableName":"tab","TimeToLiveSpecification":{"AttributeName":"until"} }""").ShouldBe(
            "ValidationException: 1 validation error detected: Value null at 'timeToLiveSpecification.enabled' failed to satisfy "
            + "constraint: Member must not be null");
    }

    [Theory]
    [InlineData("""{"S":"1"}""")]
    [InlineData("""{"NULL":true}""")]
    [InlineData("""{"N":"1"}""")] // 1970: longer ago than five years
    [InlineData("""{"N":"-1767323045"}""")]
    [InlineData("""{"N":"1e40"}""")]
    [InlineData("""{"NS":["1767323000"]}""")]
    public async Task WhatIsNoDateOfTheseYearsDoesNotExpire(string until)
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Ok("UpdateTimeToLive", Enable);
        dynamo.Put("a", "b", $""","until":{until}""");

        (await SweepAsync(dynamo)).ShouldBe(0);
        dynamo.Get("a", "b").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task FiveYearsAreTheLimit()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Ok("UpdateTimeToLive", Enable);
        var limit = dynamo.Clock.GetUtcNow().AddYears(-5).ToUnixTimeSeconds();
        dynamo.Put("a", "kept", $$""","until":{"N":"{{limit - 1}}"}""");
        dynamo.Put("a", "gone", $$""","until":{"N":"{{limit}}.5"}""");

        (await SweepAsync(dynamo)).ShouldBe(1);
        dynamo.Get("a", "kept").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task TheFarthestAdvanceOfTheShopsClockIsWithinThem()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Ok("UpdateTimeToLive", Enable);
        dynamo.Put("a", "b", Until(dynamo, seconds: 0));

        dynamo.Clock.Advance(ShopClock.OffsetMax);

        (await SweepAsync(dynamo)).ShouldBe(1);
    }

    [Fact]
    public async Task WhoeverClosesTheFileWaitsForTheSweep()
    {
        using var dynamo = Dynamo.WithTable();
        for (var i = 0; i < 250; i++)
        {
            dynamo.Put("a", $"{i}", Until(dynamo, seconds: 0));
        }

        dynamo.Ok("UpdateTimeToLive", Enable);
        dynamo.Clock.Advance(TimeSpan.FromSeconds(1));

        var sweeping = SweepAsync(dynamo);
        dynamo.Reopen();

        await Task.WhenAny(sweeping);
        var count = sweeping.IsCanceled ? 0 : await sweeping;
        dynamo.Emulator.Tables().ShouldHaveSingleItem().ItemCount.ShouldBe(250 - count);
    }

    [Fact]
    public async Task ALaterDateAMissingOneAndADeletedItemTakeTheExpiryBack()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Ok("UpdateTimeToLive", Enable);
        foreach (var item in new[] { "later", "never", "deleted" })
        {
            dynamo.Put("a", item, Until(dynamo, seconds: 10));
        }

        dynamo.Put("a", "later", Until(dynamo, seconds: 1000));
        dynamo.Ok("UpdateItem", $$"""
            {"TableName":"tab","Key":{{Dynamo.Key("a", "never")}},"UpdateExpression":"REMOVE #u","ExpressionAttributeNames":{"#u":"until"} }
            """);
        dynamo.Ok("DeleteItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "deleted")}} }""");
        dynamo.Clock.Advance(TimeSpan.FromSeconds(100));

        (await SweepAsync(dynamo)).ShouldBe(0);
    }

    [Fact]
    public async Task AFilledTableStartsToExpireAndStopsAgain()
    {
        using var dynamo = Dynamo.WithTable();
        for (var i = 0; i < 250; i++)
        {
            dynamo.Put("a", $"{i}", Until(dynamo, seconds: i));
        }

        dynamo.Ok("UpdateTimeToLive", Enable);
        dynamo.Clock.Advance(TimeSpan.FromSeconds(240));
        (await SweepAsync(dynamo)).ShouldBe(240); // More than one batch.
        dynamo.Ok("UpdateTimeToLive", Disable);
        dynamo.Clock.Advance(TimeSpan.FromSeconds(240));
        (await SweepAsync(dynamo)).ShouldBe(0);
        dynamo.Emulator.Tables().ShouldHaveSingleItem().ItemCount.ShouldBe(10);
    }

    [Fact]
    public async Task TheTimerSweepsByItselfAndEndsWithTheEmulator()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        dynamo.Ok("UpdateTimeToLive", Enable);
        dynamo.Put("a", "b", Until(dynamo, seconds: 10));
        dynamo.Clock.Advance(TimeSpan.FromSeconds(11));
        var changed = dynamo.Emulator.Streams.Changed;
        var failures = new StringWriter();

        dynamo.Emulator.SweepEvery(TimeSpan.FromMilliseconds(1), failures);
        await changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        dynamo.Reopen();

        dynamo.Get("a", "b").ShouldBeEmpty();
        failures.ToString().ShouldBeEmpty();
    }

    private static string Until(Dynamo dynamo, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $$""","until":{"N":"{{dynamo.Clock.GetUtcNow().ToUnixTimeSeconds() + seconds}}"}""");

    private static Task<int> SweepAsync(Dynamo dynamo) => dynamo.Emulator.SweepAsync(TestContext.Current.CancellationToken);
}
