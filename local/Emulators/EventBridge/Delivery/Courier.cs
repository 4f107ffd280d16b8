namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// Takes due deliveries to their targets, many at once and in no promised order. A delivery is struck out of the file only when its
/// target has it, or its dead-letter queue, or it is lost by AWS's own rules.
/// </summary>
internal sealed class Courier(EventStore store, EventTargets targets, TimeProvider clock, RetrySchedule retries, BusLog log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task> _underWay = [];

    /// <summary>Sets out with all that is due, and returns once nothing more is due or under way.</summary>
    public async Task QuietAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var underWay = SetOut(cancellation);
            if (underWay.Count == 0)
            {
                return;
            }

            await Task.WhenAny(underWay).WaitAsync(cancellation);
        }
    }

    /// <summary>Sets out with what is due and not under way yet.</summary>
    /// <returns>All that is under way now.</returns>
    public IReadOnlyList<Task> SetOut(CancellationToken cancellation)
    {
        lock (_gate)
        {
            foreach (var id in _underWay.Where(one => one.Value.IsCompleted).Select(one => one.Key).ToArray())
            {
                _underWay.Remove(id, out var ended);
                ended!.GetAwaiter().GetResult(); // What it threw is ours to hear.
            }

            var due = store.Run(session => DeliveryRows.Due(session, clock.GetUtcNow(), EventLimits.DeliveriesMax + _underWay.Count));
            foreach (var delivery in due.Where(one => !_underWay.ContainsKey(one.Id)).Take(EventLimits.DeliveriesMax - _underWay.Count))
            {
                _underWay[delivery.Id] = Task.Run(() => CarryAsync(delivery, cancellation), cancellation);
            }

            return [.. _underWay.Values];
        }
    }

    /// <summary>Returns when nothing is under way any more, however it ended.</summary>
    public async Task EndAsync()
    {
        Task[] underWay;
        lock (_gate)
        {
            underWay = [.. _underWay.Values];
        }

        await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task CarryAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (!delivery.IsDead && RetrySchedule.Exhausted(delivery, clock.GetUtcNow()) is { } tooLate)
        {
            delivery = delivery with { IsDead = true, ExhaustedCondition = tooLate };
        }

        if (!delivery.IsDead)
        {
            var outcome = await AttemptAsync(delivery, cancellation);
            if (outcome.ErrorCode is null)
            {
                StrikeOut(delivery);
                log.Tell(delivery.Id, DeliveryState.Delivered);
                return;
            }

            delivery = After(delivery, outcome);
            if (!delivery.IsDead)
            {
                log.Tell(delivery.Id, DeliveryState.Retrying, delivery.ErrorCode);
                Keep(delivery, retries.Next(delivery, clock.GetUtcNow()));
                return;
            }

            Keep(delivery, clock.GetUtcNow());
        }

        await BuryAsync(delivery, cancellation);
    }

    private ValueTask<TargetOutcome> AttemptAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (targets.For(delivery.Target.Service) is not { } target)
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
        var condition = outcome.MayPass ? RetrySchedule.Exhausted(failed, clock.GetUtcNow()) : null;
        return failed with { IsDead = !outcome.MayPass || condition is not null, ExhaustedCondition = condition };
    }

    private async Task BuryAsync(Delivery delivery, CancellationToken cancellation)
    {
        var isBuried = delivery.Target.DeadLetterArn is { } queue && targets.DeadLetters is { } queues
            && await queues.TrySendAsync(queue, delivery.Event, delivery.Epitaph, cancellation);
        log.Tell(delivery.Id, isBuried ? DeliveryState.PutAside : DeliveryState.Lost, delivery.ErrorCode);
        log.Add(new FailedDelivery(
            clock.GetUtcNow(), delivery.RuleArn, delivery.Target.Arn, delivery.ErrorCode, delivery.ErrorMessage, isBuried));
        StrikeOut(delivery);
    }

    private void Keep(Delivery delivery, DateTimeOffset due) => store.Run(session =>
    {
        DeliveryRows.Update(session, delivery, due);
        return true;
    });

    private void StrikeOut(Delivery delivery) => store.Run(session =>
    {
        DeliveryRows.Delete(session, delivery);
        return true;
    });
}
