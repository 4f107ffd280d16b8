using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Tests.Unit.LambdaHost.Mappings;

/// <summary>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting</summary>
public sealed class BatchResponseTests
{
    [Theory]
    [InlineData("", "a b c")]
    [InlineData("null", "a b c")]
    [InlineData("{}", "a b c")]
    [InlineData("""{"batchItemFailures":null}""", "a b c")]
    [InlineData("""{"batchItemFailures":[]}""", "a b c")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"}]}""", "a c")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"a"},{"itemIdentifier":"b"}]}""", "c")]
    public async Task AllButThoseThatAreNamedAreDeleted(string answer, string deleted) => (await DeletedAsync(answer)).ShouldBe(deleted);

    [Theory]
    [InlineData("no JSON")]
    [InlineData("true")]
    [InlineData("\"done\"")]
    [InlineData("""{"batchItemFailures":{}}""")]
    [InlineData("""{"batchItemFailures":["a"]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":1}]}""")]
    [InlineData("""{"batchItemFailures":[{"id":"a"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"nobody"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"\ud800"}]}""")]
    public async Task AfterAnAnswerThatIsWrongNoneIsDeleted(string answer) => (await DeletedAsync(answer)).ShouldBeEmpty();

    [Fact]
    public async Task AfterAFailureNoneIsDeleted() => (await DeletedAsync(answer: null)).ShouldBeEmpty();

    private static async Task<string> DeletedAsync(string? answer)
    {
        var queue = new OneBatch();
        await using var host = new Local.Emulators.Lambda.LambdaHost(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(_ => answer is null
            ? throw new InvalidDataException("poison")
            : Task.FromResult(answer)));
        await using (var sources = Sources.Open(host, queue: queue))
        {
            sources.Events.Start(new QueueMapping(Sources.Function, "arn:queue", BatchMax: 10, ConcurrencyMax: 1, TimeSpan.FromMinutes(1)));
            await queue.IsOver.WaitAsync(TestContext.Current.CancellationToken);
        }

        return string.Join(' ', queue.Deleted);
    }

    /// <summary>A queue of three messages that are received together.</summary>
    private sealed class OneBatch : ISqsQueues
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isReceived;

        public List<string> Deleted { get; } = [];

        /// <summary>Completes when more messages are asked for.</summary>
        public Task IsOver => _over.Task;

        public async Task<IReadOnlyList<SqsMessage>> ReceiveAsync(
            string queueArn, int max, TimeSpan wait, TimeSpan? visibility, CancellationToken cancellation)
        {
            if (_isReceived)
            {
                _over.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }

            _isReceived = true;
            return [.. "abc".Select(id => new SqsMessage(
                $"{id}", $"{id}", "body", "digest", new Dictionary<string, string>(), new Dictionary<string, MessageAttribute>(), null))];
        }

        public Task DeleteAsync(string queueArn, string receiptHandle, CancellationToken cancellation)
        {
            Deleted.Add(receiptHandle);
            return Task.CompletedTask;
        }

        public Task ChangeVisibilityAsync(string queueArn, string receiptHandle, int seconds, CancellationToken cancellation) =>
            Task.CompletedTask;
    }
}
