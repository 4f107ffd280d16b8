using System.Net;
using Ecommerce.Aws;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Wiring;

/// <summary>Whoever outside subscribes to the topic of products hears of them, whatever fails on the way.</summary>
public sealed class AnnounceTests
{
    private const string Created = """{"eventType":["ProductCreated"]}""";
    private const string Dead = $"{Outside.Announcer}-dead";
    private static readonly TimeSpan s_visibleAgain = TimeSpan.FromSeconds(181);

    [Fact]
    public async Task ASubscriberHearsOfWhatItsFilterLetsPass()
    {
        await using var world = await World.StartAsync();
        await world.SubscribeAsync(Created);

        var mug = await world.CreateAsync(Samples.Mug());
        (await world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag)).Status.ShouldBe(HttpStatusCode.NoContent);
        await Eventually.TrueAsync(async () => await world.OutsideCountAsync() == 1);
        await Eventually.TrueAsync(() => world.InvocationsOf(Outside.Announcer) > 0);
        await Eventually.TrueAsync(async () => await world.CountAsync(Outside.Announcer) == (0, 0));

        var heard = (await world.OutsideMessagesAsync()).ShouldHaveSingleItem();
        (heard.Attribute("eventType"), heard.Attribute("source")).ShouldBe(("ProductCreated", "ecommerce.products"));
        heard.Attribute("currency").ShouldNotBeNullOrEmpty();
        var decided = (await world.QueryAsync(Topology.Services.Products.Table, $"OUTBOX#{mug.Id}"))
            .Single(row => (string?)row["detailType"]!["S"] == "ProductCreated");
        ((string?)heard["Body"]).ShouldBe((string?)decided["detail"]!["S"]); // Byte for byte, as it was decided.
        world.Cloud.Denials.Recent.ShouldBeEmpty();
    }

    [Fact]
    public async Task ATopicThatIsThrottledDelaysEventsAndLosesNone()
    {
        await using var world = await World.StartAsync();
        await world.SubscribeAsync(Created);
        var asked = 0;
        world.Cloud.Topics.Throttles = () => Interlocked.Increment(ref asked) <= 2;

        await Calls.AtOnceAsync(3, i => world.CreateAsync(Samples.Mug($"MUG-{i}")));

        await Eventually.TrueAsync(async () => await world.OutsideCountAsync() == 3);
        asked.ShouldBe(5);
    }

    [Fact]
    public async Task AnAnnouncerWithoutPatienceLeftHasTheEventOnceMoreFromItsQueue()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        await world.SubscribeAsync(Created);
        var asked = 0;
        world.Cloud.Topics.Throttles = () => Interlocked.Increment(ref asked) <= AwsLimits.AttemptsMax;

        await world.CreateAsync(Samples.Mug());
        await Eventually.TrueAsync(() => world.InvocationsOf(Outside.Announcer) == 1);
        (await world.OutsideCountAsync()).ShouldBe(0);
        await world.AdvanceAsync(s_visibleAgain);

        await Eventually.TrueAsync(async () => await world.OutsideCountAsync() == 1);
        (await world.CountAsync(Dead)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task WhatTheAnnouncerMayNotPublishIsPutAsideAndAnnouncedWhenItIsRedriven()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        await world.SubscribeAsync(Created);
        world.Forbid(Outside.Announcer, "sns:Publish");
        await world.CreateAsync(Samples.Mug());
        for (var receives = 1; receives <= 5; receives++)
        {
            await Eventually.TrueAsync(() => world.InvocationsOf(Outside.Announcer) == receives);
            await world.AdvanceAsync(s_visibleAgain);
        }

        await Eventually.TrueAsync(async () => await world.CountAsync(Dead) == (1, 0));
        (await world.OutsideCountAsync()).ShouldBe(0);

        world.Restore(Outside.Announcer);
        await world.SqsAsync(
            "StartMessageMoveTask", new() { ["SourceArn"] = $"arn:aws:sqs:us-east-1:000000000000:{world.Cloud.Place.NameOf(Dead)}" });

        await Eventually.TrueAsync(async () => await world.OutsideCountAsync() == 1);
    }
}
