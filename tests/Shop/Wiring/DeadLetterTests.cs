using System.Text.Json.Nodes;
using Ecommerce.Local.Cloud;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Wiring;

/// <summary>What cannot be handled waits for a person, and is handled once the person has mended what was wrong.</summary>
public sealed class DeadLetterTests
{
    private const string Dead = $"{Edges.Follower}-dead";
    private static readonly TimeSpan s_visibleAgain = TimeSpan.FromSeconds(181);

    [Fact]
    public async Task AnEventIsPutAsideAfterFiveReceivesAndHandledWhenItIsRedriven()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        world.Forbid(Edges.Follower, "dynamodb:PutItem");
        await world.CreateAsync(Samples.Mug());
        for (var receives = 1; receives <= 5; receives++)
        {
            await Eventually.TrueAsync(() => world.InvocationsOf(Edges.Follower) == receives);
            await world.AdvanceAsync(s_visibleAgain);
        }

        await Eventually.TrueAsync(async () => await world.CountAsync(Dead) == (1, 0));
        (await world.CountAsync(Edges.Follower)).ShouldBe((0, 0));
        (await world.StockRowsAsync()).ShouldBeEmpty();
        world.InvocationsOf(Edges.Follower).ShouldBe(5);

        world.Restore(Edges.Follower);
        var source = $"arn:aws:sqs:us-east-1:000000000000:{world.Cloud.Place.NameOf(Dead)}";
        await world.SqsAsync("StartMessageMoveTask", new() { ["SourceArn"] = source });

        await world.StockAppearsAsync();
        (await world.CountAsync(Dead)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task AQueueThatLetsNobodyInLosesNothingToEventBridge()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        var url = $"http://localhost/000000000000/{world.Cloud.Place.NameOf(Edges.Follower)}";
        await SetPolicyAsync(world, url, "");

        await world.CreateAsync(Samples.Mug());

        await Eventually.TrueAsync(async () => await world.CountAsync(Dead) == (1, 0));
        ((string?)(await world.PeekAsync(Dead))["detail-type"]).ShouldBe("ProductCreated");
        (await world.StockRowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatEventBridgePutAsideIsHandledWhenItIsRedriven()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        var url = $"http://localhost/000000000000/{world.Cloud.Place.NameOf(Edges.Follower)}";
        var ask = new JsonObject { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("Policy") };
        var policy = (string)(await world.SqsAsync("GetQueueAttributes", ask))["Attributes"]!["Policy"]!;
        await SetPolicyAsync(world, url, "");
        await world.CreateAsync(Samples.Mug());
        await Eventually.TrueAsync(async () => await world.CountAsync(Dead) == (1, 0));

        await SetPolicyAsync(world, url, policy);
        await world.SqsAsync("StartMessageMoveTask", new DeadLetters(world.Cloud.Shop, world.Cloud.Place).Find(Dead)!.Redrive());

        await world.StockAppearsAsync();
        (await world.CountAsync(Dead)).ShouldBe((0, 0));
    }

    private static Task SetPolicyAsync(World world, string url, string policy) => world.SqsAsync(
        "SetQueueAttributes", new() { ["QueueUrl"] = url, ["Attributes"] = new JsonObject { ["Policy"] = policy } });
}
