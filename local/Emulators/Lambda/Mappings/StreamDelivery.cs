using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// Hands records out until each is done or was given up. A batch of which nothing is done is bisected, which is no retry, until what fails
/// stands alone; so a record that cannot be handled takes none of its neighbours with it.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-errors.html
/// </summary>
internal sealed class StreamDelivery(
    StreamMapping mapping, LambdaHost lambda, IFailureDestination destination, TimeProvider clock, TextWriter failures)
{
    public async Task RunAsync(string shardId, IReadOnlyList<StreamRecord> records, CancellationToken stopping)
    {
        var left = new Stack<Attempt>([new(records, Retries: 0)]);
        while (left.TryPop(out var attempt))
        {
            var (tooOld, fresh) = Part(attempt);
            await GiveUpAsync(shardId, tooOld, FailureRecord.RecordTooOld, last: null);
            if (fresh.Records.Count > 0)
            {
                await TryAsync(shardId, fresh, left, stopping);
            }
        }
    }

    private async Task TryAsync(string shardId, Attempt attempt, Stack<Attempt> left, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();

        // Asked before anything fails, as AWS asks when a mapping is made: who may not tell of failures is to hear it now.
        mapping.Function.May(mapping.DeadLetterArn, "sqs:SendMessage");
        var records = attempt.Records;
        var result = await lambda.InvokeAsync(
            mapping.Function.Name, StreamBatch.Write(records, mapping.StreamArn), CancellationToken.None);
        var failed = BatchResponse.Failed(result, [.. records.Select(record => record.SequenceNumber)]);
        var done = records.TakeWhile(record => !failed.Contains(record.SequenceNumber)).Count();
        if (result is InvokeResult.Throttled)
        {
            await Task.Delay(MappingLimits.After(attempt.Throttles), TimeProvider.System, stopping);
            left.Push(attempt with { Throttles = attempt.Throttles + 1 });
        }
        else if (done > 0)
        {
            left.Push(new([.. records.Skip(done)], Retries: 0));
        }
        else if (records.Count > 1)
        {
            left.Push(new([.. records.Skip(records.Count / 2)], Retries: 0));
            left.Push(new([.. records.Take(records.Count / 2)], Retries: 0));
        }
        else if (attempt.Retries < mapping.RetriesMax)
        {
            await Task.Delay(MappingLimits.After(attempt.Retries), TimeProvider.System, stopping);
            left.Push(attempt with { Retries = attempt.Retries + 1 });
        }
        else
        {
            await GiveUpAsync(shardId, attempt, FailureRecord.RetriesOfRecordExhausted, result);
        }
    }

    // They are in order, so those that are too old come first.
    private (Attempt TooOld, Attempt Fresh) Part(Attempt attempt)
    {
        var oldest = clock.GetUtcNow() - mapping.RecordAgeMax;
        var count = attempt.Records.TakeWhile(record => record.Created < oldest).Count();
        return (attempt with { Records = [.. attempt.Records.Take(count)] }, attempt with { Records = [.. attempt.Records.Skip(count)] });
    }

    private async Task GiveUpAsync(string shardId, Attempt attempt, string condition, InvokeResult? last)
    {
        if (attempt.Records.Count == 0)
        {
            return;
        }

        var invokes = last is null ? attempt.Retries : attempt.Retries + 1;
        var record = FailureRecord.OfStream(mapping, shardId, attempt.Records, new(condition, invokes, last), clock.GetUtcNow());
        if (await destination.SendAsync(mapping.Function.Role(), mapping.DeadLetterArn, record) is { } refusal)
        {
            await failures.WriteLineAsync($"{mapping.Function.Name} gave up records of {shardId}, and nobody was told: {refusal}");
        }
    }

    private sealed record Attempt(IReadOnlyList<StreamRecord> Records, int Retries)
    {
        public int Throttles { get; init; }
    }
}
