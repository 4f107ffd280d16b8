using Ecommerce.Aws;
using Ecommerce.Aws.Sns;
using Ecommerce.Kernel;
using Ecommerce.Local;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Sns;

/// <summary>The shop's own client at the local SNS, over the wire and signed.</summary>
public sealed class OwnClientTests
{
    [Fact]
    public async Task WhatTheClientPublishesSubscribersGet()
    {
        await using var topics = new Topics();
        topics.Subscribe(("RawMessageDelivery", "true"));
        var folder = Directory.CreateTempSubdirectory("pools-");
        using var pools = UserPools.Open(folder.FullName, new Shop());
        var key = new AccessKey("AKIAOWNCLIENT0000000", "own/secret", Caller.Owner);
        var ring = new KeyRing();
        ring.Add(key);
        await using var listener = await AwsListener.StartAsync(
            port: 0, [topics.Emulator], pools, new SignedCalls(ring), TextWriter.Null, TestContext.Current.CancellationToken);
        var settings = new AwsSettings(LocalAccount.Region, new AwsCredentials(key.Id, key.Secret, SessionToken: null), listener.Address);
        using var core = new AwsCore(settings, TimeProvider.System, new Deadline(TimeProvider.System));
        var client = new SnsClient(core);

        var id = client.Publish(Topics.Topic, new TopicMessage("""{"tea":"☕ & +%"}""") { Attributes = [new("kind", "hot & strong")] });
        var failures = client.PublishBatch(Topics.Topic, [new("b"), new("")]);
        await topics.DeliverAsync();

        Guid.TryParse(id, out _).ShouldBeTrue();
        failures.ShouldBe([new(1, "InvalidParameter", "Invalid parameter: Empty message", IsOurs: true)]);
        topics.Queues.Bodies.Order(StringComparer.Ordinal).ShouldBe(["b", """{"tea":"☕ & +%"}"""]);
        topics.Queues.Notifications.SelectMany(one => one.Attributes).Single().Value.Text.ShouldBe("hot & strong");
        Should.Throw<AwsException>(() => client.Publish($"{Topics.Topic}x", new("a"))).Code.ShouldBe("NotFound");
        folder.Delete(recursive: true);
    }
}
