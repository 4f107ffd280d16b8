using Ecommerce.Aws;
using Ecommerce.Aws.Sqs;
using Ecommerce.Kernel;
using Ecommerce.Local;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Sqs;

/// <summary>The shop's own client at the local SQS, over the wire and signed.</summary>
public sealed class OwnClientTests
{
    [Fact]
    public async Task WhatTheClientSendsTheQueueHas()
    {
        using var queues = Queues.With("q", """{"MaximumMessageSize":"1024"}""");
        var folder = Directory.CreateTempSubdirectory("pools-");
        using var pools = UserPools.Open(folder.FullName, new Shop());
        var key = new AccessKey("AKIAOWNCLIENT0000000", "own/secret", Caller.Owner);
        var ring = new KeyRing();
        ring.Add(key);
        await using var listener = await AwsListener.StartAsync(
            port: 0, [queues.Emulator], pools, new SignedCalls(ring), TextWriter.Null, TestContext.Current.CancellationToken);
        var settings = new AwsSettings(LocalAccount.Region, new AwsCredentials(key.Id, key.Secret, SessionToken: null), listener.Address);
        using var core = new AwsCore(settings, TimeProvider.System, new Deadline(TimeProvider.System));
        var client = new SqsClient(core);

        var id = client.Send(Queues.Url("q"), new QueueMessage("a") { Attributes = [new("kind", "hot")], Trace = "Root=1" });
        var failures = client.SendBatch(Queues.Url("q"), [new("b"), new(new string('c', 1025))]);

        var message = queues.Receive("q").Single(one => one.MessageId == id);
        (message.Body, message.Attributes["kind"].Text, message.SystemAttributes["AWSTraceHeader"]).ShouldBe(("a", "hot", "Root=1"));
        (failures.ShouldHaveSingleItem().Index, failures[0].IsOurs).ShouldBe((1, true));
        Should.Throw<AwsException>(() => client.Send(Queues.Url("none"), new("a"))).Code.ShouldBe("QueueDoesNotExist");
        folder.Delete(recursive: true);
    }
}
