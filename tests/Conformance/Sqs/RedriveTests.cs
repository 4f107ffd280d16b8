using Amazon.SQS.Model;

namespace Ecommerce.Tests.Conformance.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html</summary>
public sealed class RedriveTests
{
    [Theory]
    [OnEachBackend]
    public Task AMessageReceivedTooOftenGoesToTheDeadLetters(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var (source, dead) = await PairAsync(world);
        await world.SendAsync(source, "a");

        (await world.BodiesAsync(source, visibility: 0)).ShouldBe("a");
        (await world.BodiesAsync(source, visibility: 0)).ShouldBe("");

        var message = (await world.ReceiveAsync(dead)).ShouldHaveSingleItem();
        message.Attributes["DeadLetterQueueSourceArn"].ShouldBe(await world.ArnAsync(source));
        message.Attributes["ApproximateReceiveCount"].ShouldBe("2");
    });

    [Theory]
    [OnEachBackend]
    public Task ADeadLetterQueueKnowsItsSources(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var (source, dead) = await PairAsync(world);

        var reply = await world.Sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = dead });

        reply.QueueUrls.ShouldBe([source]);
    });

    [Theory]
    [OnEachBackend]
    public Task ADeadLetterQueueIsThereAndOfTheSameType(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();
        var arn = await world.ArnAsync(url);
        var fifo = Policy(await world.ArnAsync(await world.FifoAsync()));

        (await world.SetAsync(url, Policy(arn + "-absent")).RefusalAsync()).ShouldBe(
            $"InvalidParameterValue: Value {Policy(arn + "-absent")["RedrivePolicy=".Length..]} for parameter RedrivePolicy is invalid. "
            + "Reason: Dead letter target does not exist.");
        (await world.SetAsync(url, fifo).RefusalAsync()).ShouldBe(
            $"InvalidParameterValue: Value {fifo["RedrivePolicy=".Length..]} for parameter RedrivePolicy is invalid. "
            + "Reason: Dead-letter queue must be same type of queue as the source.");
    });

    [Theory]
    [OnEachBackend]
    public Task DeadLettersAreBroughtBack(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var (source, dead) = await PairAsync(world);
        await world.SendAsync(source, "a");
        await world.BodiesAsync(source, visibility: 0);
        await world.BodiesAsync(source, visibility: 0);

        await world.Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = await world.ArnAsync(dead) });

        var message = (await world.ReceiveAsync(source)).ShouldHaveSingleItem();
        message.Attributes["ApproximateReceiveCount"].ShouldBe("1");
        message.Attributes.ShouldNotContainKey("DeadLetterQueueSourceArn");
    });

    [Theory]
    [OnEachBackend]
    public Task OnlyADeadLetterQueueIsEmptiedByATask(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var arn = await world.ArnAsync(await world.QueueAsync());

        (await world.Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = arn }).RefusalAsync()).ShouldBe(
            "InvalidParameterValue: Source queue must be configured as a Dead Letter Queue.");
        (await world.Sqs.CancelMessageMoveTaskAsync(new CancelMessageMoveTaskRequest { TaskHandle = "none" }).RefusalAsync()).ShouldBe(
            "InvalidParameterValue: Value for parameter TaskHandle is invalid.");
    });

    private static async Task<(string Source, string Dead)> PairAsync(QueueWorld world)
    {
        var dead = await world.QueueAsync();
        return (await world.QueueAsync(Policy(await world.ArnAsync(dead))), dead);
    }

    private static string Policy(string arn) => $$"""RedrivePolicy={"deadLetterTargetArn":"{{arn}}","maxReceiveCount":"1"}""";
}
