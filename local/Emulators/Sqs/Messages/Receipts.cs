using System.Globalization;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// What the holder of a receipt handle may do with the message. In a standard queue a handle holds until the message is received again;
/// an older one changes nothing. In a FIFO queue it expires with the visibility timeout.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
/// https://repost.aws/knowledge-center/sqs-receipt-handle-error
/// </summary>
internal static class Receipts
{
    private const string Parameter = "ReceiptHandle";

    public static void Delete(Turn turn, Queue queue, string handle)
    {
        var receipt = ReceiptHandle.Parse(queue, handle);
        if (MessageRows.Find(turn.Session, queue, receipt.MessageId) is not { } message)
        {
            return; // Deleted before, which is no mistake.
        }

        if (IsExpired(turn, queue, message, receipt))
        {
            throw SqsException.Invalid(Parameter, handle, "The receipt handle has expired.");
        }

        if (message.Receives == receipt.Receive)
        {
            MessageRows.Delete(turn.Session, message);
            turn.Wake(); // The next of its group may be due now.
        }
    }

    public static void ChangeVisibility(Turn turn, Queue queue, string handle, int seconds)
    {
        if (seconds is < 0 or > SqsLimits.VisibilitySecondsMax)
        {
            throw TooLong(seconds, $"VisibilityTimeout must be between 0 and {SqsLimits.VisibilitySecondsMax}.");
        }

        var receipt = ReceiptHandle.Parse(queue, handle);
        var message = MessageRows.Find(turn.Session, queue, receipt.MessageId);
        if (message is null || message.Receives != receipt.Receive || IsExpired(turn, queue, message, receipt))
        {
            throw SqsException.Invalid(
                Parameter, handle, "Message does not exist or is not available for visibility timeout change.");
        }

        var until = turn.Now + TimeSpan.FromSeconds(seconds);
        if (until - message.LastReceived > SqsLimits.VisibilityMax)
        {
            throw TooLong(
                seconds, $"Total VisibilityTimeout for the message is beyond the limit [{SqsLimits.VisibilitySecondsMax} seconds]");
        }

        MessageRows.SetVisible(turn.Session, message, until);
        turn.Wake();
    }

    private static bool IsExpired(Turn turn, Queue queue, StoredMessage message, ReceiptHandle receipt) =>
        queue.IsFifo && (message.Receives != receipt.Receive || message.Visible <= turn.Now);

    private static SqsException TooLong(int seconds, string reason) =>
        SqsException.Invalid("VisibilityTimeout", seconds.ToString(CultureInfo.InvariantCulture), reason);
}
