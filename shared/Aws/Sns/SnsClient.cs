using Ecommerce.Kernel;

namespace Ecommerce.Aws.Sns;

/// <summary>
/// Publishes to SNS over AWS's Query protocol. Like <see cref="AwsCore"/>, for one thread at a time. Every operation throws
/// <see cref="AwsException"/> when the service refuses, <see cref="UnavailableException"/> when it cannot be reached or is throttled
/// after the retries. After an ambiguous failure (no answer) it publishes again, as the SDKs do: subscribers of a standard topic may then
/// have a message twice, as they may anyway.
/// </summary>
public sealed class SnsClient(AwsCore core)
{
    private readonly SnsRequest _request = new();

    /// <summary>Opens the connection, TLS included, before the first request: the init phase has more CPU than an invocation.</summary>
    public void Connect() => core.Connect("sns");

    /// <summary>Publishes one message and says its id.</summary>
    public string Publish(string topicArn, TopicMessage message) => Send("Publish", _request.Of(topicArn, message), SnsAnswers.MessageIdOf);

    /// <summary>Publishes messages in one request; each is taken or not by itself.</summary>
    /// <returns>Those that were not taken; none is the rule.</returns>
    /// <exception cref="ArgumentException">No message, or more than <see cref="AwsLimits.PublishBatchMax"/>.</exception>
    public IReadOnlyList<PublishFailure> PublishBatch(string topicArn, IReadOnlyList<TopicMessage> messages)
    {
        ArgumentOutOfRangeException.ThrowIfZero(messages.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(messages.Count, AwsLimits.PublishBatchMax);
        return Send("PublishBatch", _request.Of(topicArn, messages), answer => SnsAnswers.FailuresOf(answer, messages.Count));
    }

    private T Send<T>(string operation, ReadOnlyMemory<byte> body, Func<AwsAnswer, T> read)
    {
        var request = new AwsRequest("sns", operation)
        {
            Headers = [new Field("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            Body = body,
        };
        var answer = core.Send(request);
        try
        {
            return read(answer);
        }
        catch (InvalidDataException error)
        {
            throw AwsException.Of(request, SnsAnswers.Unreadable(answer, error));
        }
    }
}
