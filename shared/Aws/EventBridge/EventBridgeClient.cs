using Ecommerce.Kernel;

namespace Ecommerce.Aws.EventBridge;

/// <summary>
/// EventBridge's PutEvents over AWS JSON 1.1. Like <see cref="AwsCore"/>, for one thread at a time. Throws
/// <see cref="AwsException"/> when the service refuses the request as a whole, <see cref="UnavailableException"/> when it cannot be
/// reached or is throttled after the retries.
/// </summary>
public sealed class EventBridgeClient(AwsCore core)
{
    private readonly PutRequest _request = new();

    /// <summary>Opens the connection, TLS included, before the first request: the init phase has more CPU than an invocation.</summary>
    public void Connect() => core.Connect("eventbridge");

    /// <summary>
    /// Puts events on a bus. Each may be accepted or refused by itself: the outcomes come in the order of the events. Entries that were
    /// throttled are not sent again here, since only the caller knows what became of the others. After an ambiguous failure (no answer)
    /// all are sent again, so that a consumer may see an event twice.
    /// </summary>
    /// <param name="bus">A name or an ARN.</param>
    /// <exception cref="ArgumentException">No event, or more than <see cref="AwsLimits.PutEventsMax"/>.</exception>
    public IReadOnlyList<PutOutcome> Put(string bus, IReadOnlyList<BusEntry> entries)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, AwsLimits.PutEventsMax);
        var request = new AwsRequest("eventbridge", "PutEvents")
        {
            SigningName = "events",
            Headers =
            [
                new Field("Content-Type", "application/x-amz-json-1.1"),
                new Field("X-Amz-Target", "AWSEvents.PutEvents"),
            ],
            Body = _request.Write(bus, entries),
        };
        var answer = core.Send(request);
        return PutAnswer.Read(answer, entries.Count) ?? throw AwsException.Of(request, PutAnswer.Unreadable(answer));
    }
}
