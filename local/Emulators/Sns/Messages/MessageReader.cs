using System.Text;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// Reads what is published, and refuses what SNS would: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
/// </summary>
internal static class MessageReader
{
    private const string Deduplication = "MessageDeduplicationId";

    /// <summary>The parameters that a message is made of.</summary>
    public static readonly string[] Parameters = ["Message", "Subject", "MessageStructure", "MessageAttributes", Deduplication];

    /// <param name="entry">Its place in a batch, from 1; null: it comes alone.</param>
    public static Message Read(Form request, SnsEngine engine, int? entry = null)
    {
        var attributes = AttributeReader.Read(request, entry);
        var text = request.Text("Message") is { Length: > 0 } given ? given : throw SnsException.Invalid("Empty message");
        var message = new Message(Guid.CreateVersion7(engine.Now).ToString(), text, SubjectOf(request), attributes, engine.Now)
        {
            IsByProtocol = request.Text("MessageStructure") switch
            {
                null => false,
                "json" => true,
                _ => throw SnsException.Invalid("MessageStructure"),
            },
        };
        Check(request, message);
        return message;
    }

    /// <summary>What a message counts for: its text, and of its attributes names, types and values.</summary>
    public static int SizeOf(Message message) => Encoding.UTF8.GetByteCount(message.Text) + message.Attributes.Sum(attribute =>
        Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value.DataType)
        + (attribute.Value.Binary?.Length ?? Encoding.UTF8.GetByteCount(attribute.Value.Text!)));

    private static void Check(Form request, Message message)
    {
        if (SizeOf(message) > SnsLimits.MessageBytesMax)
        {
            throw SnsException.Invalid("Message too long");
        }

        if (request.Text(Deduplication) is not null)
        {
            throw SnsException.Invalid(
                $"{Deduplication} Reason: The request includes {Deduplication} parameter that is not valid for this topic type");
        }

        if (message.IsByProtocol)
        {
            Message.CheckByProtocol(message.Text);
        }
    }

    private static string? SubjectOf(Form request) => request.Text("Subject") switch
    {
        null => null,
        { Length: > 0 and <= SnsLimits.SubjectCharsMax } subject when !subject.Any(char.IsControl) => subject,
        _ => throw SnsException.Invalid("Subject"),
    };
}
