using System.Globalization;
using System.Text;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// What a receiver shows to delete a message: it names the message and which of its receives this was, so that an older one is known.
/// </summary>
internal sealed record ReceiptHandle(string MessageId, long Receive)
{
    public string For(Queue queue) => Convert.ToBase64String(
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{queue.Id} {MessageId} {Receive}")));

    /// <summary>Refuses a handle that this queue has never given.</summary>
    public static ReceiptHandle Parse(Queue queue, string text)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var length)
            && Encoding.ASCII.GetString(buffer, 0, length).Split(' ') is [var id, var message, var number]
            && id == queue.Id.ToString(CultureInfo.InvariantCulture)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var receive)
            ? new(message, receive)
            : throw SqsException.ReceiptHandle(text);
    }
}
