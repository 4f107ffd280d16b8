namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// Takes due deliveries to their subscribers, many at once and in no promised order. A delivery is struck out of the file only when its
/// subscriber has it, or its dead-letter queue, or it is lost by AWS's own rules.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
/// </summary>
internal sealed class Courier
{
    private readonly FileStore _store;
    private readonly IReadOnlyList<ISubscribers> _subscribers;
    private readonly TimeProvider _clock;
    private readonly TopicLog _log;

    public Courier(FileStore store, IReadOnlyList<ISubscribers> subscribers, TimeProvider clock, TopicLog log)
    {
        (_store, _subscribers, _clock, _log) = (store, subscribers, clock, log);
        Deliveries = new(
            count => store.Run(session => DeliveryRows.Due(session, clock.GetUtcNow(), count)),
            delivery => delivery.Id, CarryAsync, PutOff, SnsLimits.DeliveriesMax);
    }

    /// <summary>Those that are due or under way.</summary>
    public DueWork<Delivery> Deliveries { get; }

    private async Task CarryAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (!delivery.IsDead)
        {
            var outcome = await DeliverAsync(delivery.Subscription.Protocol, delivery.Notification, cancellation);
            if (outcome.Error is null)
            {
                StrikeOut(delivery);
                return;
            }

            delivery = delivery with { Retries = delivery.Retries + 1, Error = outcome.Error };
            if (outcome.MayPass && RetrySchedule.After(delivery.Retries) is { } wait)
            {
                Keep(delivery, wait);
                return;
            }

            delivery = delivery with { IsDead = true };
            Keep(delivery, TimeSpan.Zero);
        }

        await BuryAsync(delivery, cancellation);
    }

    // A dead-letter queue that failed is asked again; one that refuses loses the message, and the log has it.
    private async Task BuryAsync(Delivery delivery, CancellationToken cancellation)
    {
        var outcome = delivery.Subscription.DeadLetterArn is { } queue
            ? await DeliverAsync(Protocols.Queues, delivery.DeadLetter(queue), cancellation)
            : DeliveryOutcome.Refused("there is no dead-letter queue");
        if (outcome is { Error: not null, MayPass: true })
        {
            Keep(delivery, SnsLimits.RetryLast);
            return;
        }

        _log.Add(new(
            _clock.GetUtcNow(), delivery.Message.Id, delivery.Subscription.Arn, delivery.Subscription.Endpoint, delivery.Error,
            IsInQueue: outcome.Error is null));
        StrikeOut(delivery);
    }

    private ValueTask<DeliveryOutcome> DeliverAsync(string protocol, Notification notification, CancellationToken cancellation) =>
        _subscribers.FirstOrDefault(one => one.Protocol == protocol) is { } subscribers
            ? subscribers.DeliverAsync(notification, cancellation)
            : new(DeliveryOutcome.Refused($"The local SNS does not deliver by '{protocol}' here"));

    private void Keep(Delivery delivery, TimeSpan wait) =>
        _store.Run(session => DeliveryRows.Update(session, delivery, _clock.GetUtcNow() + wait));

    private void PutOff(Delivery delivery) =>
        _store.Run(session => DeliveryRows.PutOff(session, delivery, _clock.GetUtcNow() + SnsLimits.RetryLast));

    private void StrikeOut(Delivery delivery) => _store.Run(session => DeliveryRows.Delete(session, delivery));
}
