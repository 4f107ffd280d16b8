using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// Hands a queue's messages to its function and deletes those that are done. Those that are not stay: they become visible again by
/// themselves, until their queue puts them aside.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
/// </summary>
internal sealed class QueuePoller(QueueMapping mapping, ISqsQueues queues, LambdaHost lambda, TimeProvider time)
{
    private static readonly string[] s_rights = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

    /// <summary>One batch, or a wait without one.</summary>
    public async Task PollAsync(CancellationToken stopping)
    {
        if (!mapping.Function.May(mapping.QueueArn, s_rights))
        {
            await Task.Delay(MappingLimits.Refused, time, stopping);
            return;
        }

        var messages = await queues.ReceiveAsync(mapping.QueueArn, mapping.BatchMax, MappingLimits.QueueWait, visibility: null, stopping);
        if (messages.Count == 0)
        {
            return;
        }

        // From here on nothing is broken off: what the function has done must not be done again for want of a deletion.
        var result = await InvokeAsync(messages, stopping);
        var failed = BatchResponse.Failed(result, [.. messages.Select(message => message.MessageId)]);
        foreach (var message in messages.Where(message => !failed.Contains(message.MessageId)))
        {
            await queues.DeleteAsync(mapping.QueueArn, message.ReceiptHandle, CancellationToken.None);
        }
    }

    // A batch that was throttled is tried again for as long as nobody else can see its messages.
    private async Task<InvokeResult> InvokeAsync(IReadOnlyList<SqsMessage> messages, CancellationToken stopping)
    {
        var received = time.GetTimestamp();
        var payload = QueueBatch.Write(messages, mapping.QueueArn);
        var options = new InvokeOptions { TraceId = QueueBatch.TraceOf(messages) };
        for (var attempts = 0; ; attempts++)
        {
            var result = await lambda.InvokeAsync(mapping.Function.Name, payload, options, CancellationToken.None);
            if (result is not InvokeResult.Throttled || time.GetElapsedTime(received) >= mapping.Visibility)
            {
                return result;
            }

            await Task.Delay(MappingLimits.After(attempts), time, stopping);
        }
    }
}
