using System.Collections.Immutable;
using Ecommerce.Tests.Stack.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Stack;

/// <summary>Rules over all that nobody waits for: it is tried for a bounded time, and then kept where somebody is told.</summary>
public sealed class EdgeTests
{
    private static readonly Shop s_shop = Shop.Describe();
    private static readonly Place s_place = new(Aws.Region, Aws.Account, "dev-");

    [Fact]
    public async Task TheBusHasTheNameAskedForAndIsArchived()
    {
        var bus = (await Deployed.AsAsync("prod")).Of("cloudwatch/eventBus").Single();
        var archive = (await Deployed.AsAsync("prod")).Of("cloudwatch/eventArchive").Single();

        bus.Text("name").ShouldBe("ServerlessEcommerce-EventBus");
        Part(bus, "deadLetterConfig", "arn").ShouldBe("<arn of Queue EventBus-dead>");
        (archive.Text("eventSourceArn"), archive.Text("retentionDays")).ShouldBe(("<arn of EventBus EventBus>", "30"));
        (bus.Text("kmsKeyIdentifier"), archive.Text("kmsKeyIdentifier")).ShouldBe(("<arn of Key data>", "<arn of Key data>"));
    }

    [Fact]
    public async Task EveryQueueIsADeadLetterQueueOrHasOne()
    {
        var stack = await Deployed.AsAsync("dev");

        foreach (var spec in s_shop.InOrder.OfType<QueueSpec>())
        {
            var queue = stack.The("sqs/queue", spec.Name);
            queue.Text("redrivePolicy").ShouldBe(
                $$"""{"deadLetterTargetArn":"{{s_place.Arn("sqs", $"dev-ServerlessEcommerce-{spec.Name}-dead")}}","maxReceiveCount":5}""");
            GraphText.After(queue.Options).Select(r => r.GetResourceName()).ShouldBe([$"{spec.Name}-dead"]);
        }

        stack.Of("sqs/queue").Where(q => q.Text("redrivePolicy") == "").Select(q => q.Name)
            .ShouldBe(s_shop.InOrder.OfType<DeadLetterSpec>().Select(d => d.Name), ignoreOrder: true);
    }

    [Fact]
    public async Task EveryQueueIsEncryptedAndLetsInWhomTheTopologySays()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Of("sqs/queue").ShouldAllBe(q => (bool)q.Inputs["sqsManagedSseEnabled"]);
        stack.Of("sqs/queue").Select(q => q.Text("policy")).ShouldBe(
        [
            .. s_shop.InOrder.OfType<QueueSpec>().Select(queue => QueuePolicy.Of(queue, s_place)),
            .. s_shop.InOrder.OfType<DeadLetterSpec>().Select(dead => QueuePolicy.Of(dead, s_place)),
        ], ignoreOrder: true);
        stack.Of("sns/topic").ShouldAllBe(t => t.Text("kmsMasterKeyId") == "<arn of Key data>");
    }

    [Fact]
    public async Task SomebodyIsToldOfWhateverIsInADeadLetterQueue()
    {
        var stack = await Deployed.AsAsync("dev");

        foreach (var dead in s_shop.InOrder.OfType<DeadLetterSpec>())
        {
            var alarm = stack.The("cloudwatch/metricAlarm", dead.Name);
            Part(alarm, "dimensions", "QueueName").ShouldBe($"dev-ServerlessEcommerce-{dead.Name}");
            (alarm.Text("metricName"), alarm.Text("comparisonOperator"), alarm.Text("threshold"))
                .ShouldBe(("ApproximateNumberOfMessagesVisible", "GreaterThanThreshold", "0"));
            List(alarm, "alarmActions").ShouldBe(["<arn of Topic alarms>"]);
            stack.The("sqs/queue", dead.Name).Text("messageRetentionSeconds").ShouldBe("1209600");
        }
    }

    [Fact]
    public async Task EveryRulePutsAsideWhatItCannotDeliver()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Of("cloudwatch/eventRule").Select(r => r.Text("eventPattern"))
            .ShouldBe(s_shop.Rules.Select(EventPattern.Of), ignoreOrder: true);
        foreach (var rule in s_shop.Rules)
        {
            var target = stack.The("cloudwatch/eventTarget", rule.Name);
            Part(target, "deadLetterConfig", "arn").ShouldBe($"<arn of Queue {rule.Name}-dead>");
            target.Text("roleArn").ShouldBe(""); // Queues let rules in by their own policies.
        }
    }

    [Fact]
    public async Task WhatWakesAFunctionWakesTheVersionThatServes()
    {
        var stack = await Deployed.AsAsync("dev");

        foreach (var mapping in stack.Of("lambda/eventSourceMapping"))
        {
            mapping.Text("functionName").ShouldBe($"<arn of Alias {mapping.Name}-live>");
            List(mapping, "functionResponseTypes").ShouldBe(["ReportBatchItemFailures"]);
        }

        stack.Of("scheduler/schedule").ShouldAllBe(s => (string)Part(s, "target", "arn") == $"<arn of Alias {s.Name}-live>");
        stack.Of("lambda/eventSourceMapping").Concat(stack.Of("scheduler/schedule")).Select(m => m.Name)
            .ShouldBe(s_shop.Functions.Where(f => f.Operations[0].WokenBy is AsyncTrigger).Select(f => f.Name), ignoreOrder: true);
    }

    [Fact]
    public async Task AScheduleFailsIntoItsQueueInBothItsHalves()
    {
        var stack = await Deployed.AsAsync("dev");

        foreach (var schedule in stack.Of("scheduler/schedule"))
        {
            var dead = $"<arn of Queue {schedule.Name}-dead>";
            var failure = (ImmutableSortedDictionary<string, object>)Part(
                stack.The("lambda/functionEventInvokeConfig", schedule.Name), "destinationConfig", "onFailure");
            failure["destination"].ShouldBe(dead);
            ((ImmutableSortedDictionary<string, object>)Part(schedule, "target", "deadLetterConfig"))["arn"].ShouldBe(dead);
            stack.The("iam/role", $"{schedule.Name}-schedule").Text("assumeRolePolicy")
                .ShouldContain($"\"aws:SourceArn\":\"arn:aws:scheduler:{Aws.Region}:{Aws.Account}:schedule-group/default\"");
        }
    }

    private static object Part(Made resource, string input, string part) =>
        ((ImmutableSortedDictionary<string, object>)resource.Inputs[input])[part];

    private static IEnumerable<string> List(Made resource, string input) => ((ImmutableArray<object>)resource.Inputs[input]).Cast<string>();
}
