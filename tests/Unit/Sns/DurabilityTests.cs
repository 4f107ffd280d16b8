using Ecommerce.Local.Emulators.Sns;

namespace Ecommerce.Tests.Unit.Sns;

/// <summary>What was answered is in the file, and what is in the file is delivered, whoever reads it next.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task WhatWasAcceptedIsDeliveredByTheNextProcess()
    {
        await using var topics = new Topics();
        topics.Subscribe(("RawMessageDelivery", "true"));
        topics.Publish("a", ("kind", "Number", "1"));

        await topics.ReopenAsync();
        topics.Queues.Bodies.ShouldBeEmpty();
        await topics.DeliverAsync();

        topics.Queues.Bodies.ShouldBe(["a"]);
        topics.Queues.Notifications.Single().Attributes["kind"].Text.ShouldBe("1");
    }

    [Fact]
    public async Task RetriesGoOnWhereTheyWere()
    {
        await using var topics = new Topics();
        topics.Subscribe();
        topics.Queues.Outcome = _ => DeliveryOutcome.Failed("out of order");
        topics.Publish("a");
        await topics.DeliverAsync();

        await topics.ReopenAsync();
        await topics.AfterAsync(TimeSpan.FromSeconds(1));

        topics.Queues.Bodies.Count.ShouldBe(5);
    }

    [Fact]
    public async Task TopicsSubscriptionsAndTagsOutliveTheProcess()
    {
        await using var topics = new Topics();
        var arn = topics.Subscribe(("FilterPolicy", """{"kind":["hot"]}"""));
        topics.Ok("TagResource", ("ResourceArn", Topics.Topic), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));

        await topics.ReopenAsync();

        Topics.Text(topics.Ok("ListSubscriptions"), "SubscriptionArn").ShouldBe(arn);
        Topics.Text(topics.Ok("ListTagsForResource", ("ResourceArn", Topics.Topic)), "Value").ShouldBe("b");
        topics.Publish("cold", ("kind", "String", "cold"));
        topics.Publish("hot", ("kind", "String", "hot"));
        await topics.DeliverAsync();
        topics.Queues.Bodies.ShouldHaveSingleItem().ShouldContain("hot");
    }

    [Fact]
    public async Task AFileOfAnotherProgramIsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("topics-");
        var file = Path.Combine(folder.FullName, "sns.db");
        await File.WriteAllTextAsync(file, new string('x', 5_000), TestContext.Current.CancellationToken);

        Should.Throw<IOException>(() => SnsEmulator.Open(file, TimeProvider.System)).Message.ShouldStartWith($"{file} cannot be opened");
        folder.Delete(recursive: true);
    }
}
