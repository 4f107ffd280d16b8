using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;

namespace Ecommerce.Aws.Sqs;

/// <summary>
/// Sends to SQS over AWS JSON 1.0. Like <see cref="AwsCore"/>, for one thread at a time. Every operation throws
/// <see cref="AwsException"/> when the service refuses, <see cref="UnavailableException"/> when it cannot be reached or is throttled
/// after the retries. After an ambiguous failure (no answer) it sends again, as the SDKs do: a standard queue may then have a message
/// twice, as it may anyway; a FIFO queue has it once.
/// </summary>
public sealed class SqsClient(AwsCore core)
{
    private readonly RequestBody _body = new();

    /// <summary>Opens the connection, TLS included, before the first request: the init phase has more CPU than an invocation.</summary>
    public void Connect() => core.Connect("sqs");

    /// <summary>Sends one message and says its id.</summary>
    public string Send(string queueUrl, QueueMessage message)
    {
        var json = _body.Start();
        json.WriteString("QueueUrl"u8, queueUrl);
        SqsRequests.Write(json, message);
        return Send("SendMessage", SqsAnswers.MessageIdOf);
    }

    /// <summary>Sends messages in one request; each is taken or not by itself.</summary>
    /// <returns>Those that were not taken; none is the rule.</returns>
    /// <exception cref="ArgumentException">No message, or more than <see cref="AwsLimits.SendMessageBatchMax"/>.</exception>
    public IReadOnlyList<SendFailure> SendBatch(string queueUrl, IReadOnlyList<QueueMessage> messages)
    {
        ArgumentOutOfRangeException.ThrowIfZero(messages.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(messages.Count, AwsLimits.SendMessageBatchMax);
        var json = _body.Start();
        json.WriteString("QueueUrl"u8, queueUrl);
        SqsRequests.Write(json, messages);
        return Send("SendMessageBatch", answer => SqsAnswers.FailuresOf(answer, messages.Count));
    }

    private T Send<T>(string operation, Func<AwsAnswer, T> read)
    {
        var request = new AwsRequest("sqs", operation)
        {
            Headers =
            [
                new Field("Content-Type", "application/x-amz-json-1.0"),
                new Field("X-Amz-Target", $"AmazonSQS.{operation}"),
            ],
            Body = _body.Finish(),
        };
        var answer = core.Send(request);
        try
        {
            return read(answer);
        }
        catch (Exception error) when (SqsAnswers.IsUnreadable(error))
        {
            throw AwsException.Of(request, SqsAnswers.Unreadable(answer, error));
        }
    }
}
