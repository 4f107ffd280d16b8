using System.Globalization;
using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// Wakes a function by the shop's clock, so that moving the clock wakes it. Of rounds that were missed one is made up for. A round counts
/// as made once it succeeded or was given up: one that a killed process had begun is begun again.
/// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
/// </summary>
internal sealed class SchedulePoller(
    ScheduleMapping mapping, LambdaHost lambda, IFailureDestination destination, MappingStore store, ShopTime clock, TextWriter failures)
{
    // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html: a minute, then two.
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    /// <summary>One round, or a wait for it.</summary>
    public async Task PollAsync(CancellationToken stopping)
    {
        var now = clock.Now;
        var due = store.Due(mapping.Function.Name, mapping.Arn);
        if (due is null)
        {
            store.SetDue(mapping.Function.Name, mapping.Arn, now + mapping.Period);
            return;
        }

        if (due > now)
        {
            await clock.UntilAsync(due.Value, stopping);
            return;
        }

        await RunAsync(due.Value, stopping);
        var missed = Math.Floor((clock.Now - due.Value) / mapping.Period);
        store.SetDue(mapping.Function.Name, mapping.Arn, due.Value + (mapping.Period * (missed + 1)));
    }

    private async Task RunAsync(DateTimeOffset due, CancellationToken stopping)
    {
        // Asked before anything fails, as AWS asks when a destination is set.
        mapping.Function.May(mapping.DeadLetterArn, "sqs:SendMessage");
        var payload = Event(due);
        if (mapping.Scheduler().Refuse(new("lambda:InvokeFunction", mapping.AliasArn)) is { } refusal)
        {
            await GiveUpAsync(mapping.Scheduler(), payload, refusal);
            return;
        }

        var began = clock.Now;
        for (var invokes = 1; ; invokes++)
        {
            var result = await lambda.InvokeAsync(mapping.Function.Name, payload, CancellationToken.None);
            if (result is InvokeResult.Succeeded)
            {
                return;
            }

            if (invokes > mapping.RetriesMax || clock.Now - began > mapping.AgeMax)
            {
                var condition = invokes > mapping.RetriesMax ? FailureRecord.RetriesOfEventExhausted : FailureRecord.EventTooOld;
                var failure = new Failure(condition, invokes, result);
                var record = FailureRecord.OfEvent(mapping.Function.Arn, payload, failure, clock.Now);
                await GiveUpAsync(mapping.Function.Role(), record, condition);
                return;
            }

            await clock.UntilAsync(clock.Now + (s_pause * invokes), stopping);
        }
    }

    private async Task GiveUpAsync(Trust.Caller role, ReadOnlyMemory<byte> told, string reason)
    {
        if (await destination.SendAsync(role, mapping.DeadLetterArn, told) is { } refusal)
        {
            await failures.WriteLineAsync($"A round of {mapping.Function.Name} was given up ({reason}), and nobody was told: {refusal}");
        }
    }

    /// <summary>What Scheduler sends where the schedule says nothing of its own.</summary>
    private ReadOnlyMemory<byte> Event(DateTimeOffset due) => Json.WriteObject(json =>
    {
        json.WriteString("version"u8, "0"u8);
        json.WriteString("id"u8, Guid.CreateVersion7().ToString());
        json.WriteString("detail-type"u8, "Scheduled Event"u8);
        json.WriteString("source"u8, "aws.scheduler"u8);
        json.WriteString("account"u8, LocalAccount.Id);
        json.WriteString("time"u8, due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("region"u8, LocalAccount.Region);
        json.WriteStartArray("resources"u8);
        json.WriteStringValue(mapping.Arn);
        json.WriteEndArray();
        json.WriteString("detail"u8, "{}"u8);
    });
}
