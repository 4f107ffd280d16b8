namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// Takes due deliveries to their targets, many at once and in no promised order. A delivery is struck out of the file only when its
/// target has it, or its dead-letter queue, or it is lost by AWS's own rules.
/// </summary>
internal sealed class Courier
{
    private readonly FileStore _store;
    private readonly EventTargets _targets;
    private readonly TimeProvider _clock;
    private readonly RetrySchedule _retries;
    private readonly BusLog _log;

    public Courier(FileStore store, EventTargets targets, TimeProvider clock, RetrySchedule retries, BusLog log)
    {
        (_store, _targets, _clock, _retries, _log) = (store, targets, clock, retries, log);
        Deliveries = new(
            count => store.Run(session => DeliveryRows.Due(session, clock.GetUtcNow(), count)),
            delivery => delivery.Id, CarryAsync, PutOff, EventLimits.DeliveriesMax);
    }

    /// <summary>Those that are due or under way.</summary>
    public DueWork<Delivery> Deliveries { get; }

    private async Task CarryAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (!delivery.IsDead && RetrySchedule.Exhausted(delivery, _clock.GetUtcNow()) is { } tooLate)
        {
            delivery = delivery with { IsDead = true, ExhaustedCondition = tooLate };
        }

        if (!delivery.IsDead)
        {
            var outcome = await AttemptAsync(delivery, cancellation);
            if (outcome.ErrorCode is null)
            {
                StrikeOut(delivery);
                _log.Tell(delivery.Id, DeliveryState.Delivered);
                return;
            }

            delivery = After(delivery, outcome);
            if (!delivery.IsDead)
            {
                _log.Tell(delivery.Id, DeliveryState.Retrying, delivery.ErrorCode);
                Keep(delivery, _retries.Next(delivery, _clock.GetUtcNow()));
                return;
            }

            Keep(delivery, _clock.GetUtcNow());
        }

        await BuryAsync(delivery, cancellation);
    }

    private ValueTask<TargetOutcome> AttemptAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (_targets.For(delivery.Target.Service) is not { } target)
        {
            return new(TargetOutcome.NoResource($"The local EventBridge has no targets of '{delivery.Target.Service}'"));
        }

        if (TargetBody.Of(delivery) is not { } body)
        {
            return new(TargetOutcome.InvalidJson("The input for the target is not valid JSON"));
        }

        var input = new TargetInput(delivery.Target.Arn, delivery.RuleArn, body)
        {
            MessageGroupId = delivery.Target.MessageGroupId,
            TraceHeader = delivery.TraceHeader,
        };
        return target.DeliverAsync(input, cancellation);
    }

    private Delivery After(Delivery delivery, TargetOutcome outcome)
    {
        var failed = delivery with
        {
            Attempts = delivery.Attempts + 1,
            ErrorCode = outcome.ErrorCode!,
            ErrorMessage = outcome.ErrorMessage,
        };
        var condition = outcome.MayPass ? RetrySchedule.Exhausted(failed, _clock.GetUtcNow()) : null;
        return failed with { IsDead = !outcome.MayPass || condition is not null, ExhaustedCondition = condition };
    }

    // A dead-letter queue that failed is asked again; one that refuses loses the event, and the log has it.
    private async Task BuryAsync(Delivery delivery, CancellationToken cancellation)
    {
        var outcome = delivery.Target.DeadLetterArn is { } queue && _targets.DeadLetters is { } queues
            ? await queues.SendAsync(queue, delivery.Event, delivery.Epitaph, cancellation)
            : TargetOutcome.NoResource("There is no dead-letter queue");
        if (outcome is { ErrorCode: not null, MayPass: true })
        {
            Keep(delivery, _clock.GetUtcNow() + EventLimits.RetryLast);
            return;
        }

        var isBuried = outcome.ErrorCode is null;
        _log.Tell(delivery.Id, isBuried ? DeliveryState.PutAside : DeliveryState.Lost, delivery.ErrorCode);
        _log.Add(new FailedDelivery(
            _clock.GetUtcNow(), delivery.RuleArn, delivery.Target.Arn, delivery.ErrorCode, delivery.ErrorMessage, isBuried));
        StrikeOut(delivery);
    }

    private void PutOff(Delivery delivery) =>
        _store.Run(session => DeliveryRows.PutOff(session, delivery, _clock.GetUtcNow() + EventLimits.RetryLast));

    private void Keep(Delivery delivery, DateTimeOffset due) => _store.Run(session => DeliveryRows.Update(session, delivery, due));

    private void StrikeOut(Delivery delivery) => _store.Run(session => DeliveryRows.Delete(session, delivery));
}
