using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// The attributes of a message: read, checked, and told again as far as a receiver asks for them.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
/// </summary>
internal static partial class MessageAttributes
{
    public static Dictionary<string, MessageAttribute> Read(Parameters message, string parameter)
    {
        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        foreach (var (name, value) in message.Map(parameter))
        {
            CheckName(name);
            attributes[name] = Read(name, value);
        }

        return attributes.Count <= SqsLimits.MessageAttributesMax ? attributes : throw SqsException.Invalid(
            $"Number of message attributes [{attributes.Count}] exceeds the allowed maximum [{SqsLimits.MessageAttributesMax}].");
    }

    /// <summary>What these attributes count for in the size of a message: names, types and values.</summary>
    public static int SizeOf(IReadOnlyDictionary<string, MessageAttribute> attributes) => attributes.Sum(attribute =>
        Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value.DataType)
        + (attribute.Value.Binary?.Length ?? Encoding.UTF8.GetByteCount(attribute.Value.Text!)));

    /// <summary>Those that a receiver names: whole names, <c>prefix.*</c>, or all of them.</summary>
    public static Dictionary<string, MessageAttribute> Select(
        IReadOnlyDictionary<string, MessageAttribute> attributes, IReadOnlyList<string> wanted) =>
        attributes.Where(attribute => wanted.Any(want => want is "All" or ".*" or "*" || want == attribute.Key
            || (want.EndsWith(".*", StringComparison.Ordinal) && attribute.Key.StartsWith(want[..^2], StringComparison.Ordinal))))
            .ToDictionary(StringComparer.Ordinal);

    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        json.WriteStartObject("MessageAttributes"u8);
        foreach (var (name, attribute) in attributes)
        {
            json.WriteStartObject(name);
            json.WriteOptional("StringValue", attribute.Text);
            if (attribute.Binary is { } binary)
            {
                json.WriteBase64String("BinaryValue"u8, binary);
            }

            json.WriteString("DataType"u8, attribute.DataType);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static MessageAttribute Read(string name, Parameters value)
    {
        value.Only("DataType", "StringValue", "BinaryValue");
        var type = value.Text("DataType") is { Length: > 0 and <= SqsLimits.AttributeTypeCharsMax } given
            ? given
            : throw SqsException.Invalid($"Message (user) attribute '{name}' must contain a non-empty attribute type.");
        return type.Split('.')[0] switch
        {
            "Binary" => value.Binary("BinaryValue") is { Length: > 0 } bytes ? new(type, Text: null, bytes) : throw Empty(name, type),
            "String" => new(type, TextOf(name, type, value), Binary: null),
            "Number" when !double.TryParse(TextOf(name, type, value), NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                throw SqsException.Invalid($"Can't cast the value of message (user) attribute '{name}' to a number."),
            "Number" => new(type, TextOf(name, type, value), Binary: null),
            _ => throw SqsException.Invalid(
                $"The type of message (user) attribute '{name}' is invalid. You must use only the following supported type prefixes: "
                + "Binary, Number, String."),
        };
    }

    private static string TextOf(string name, string type, Parameters value)
    {
        var text = value.Text("StringValue") is { Length: > 0 } given ? given : throw Empty(name, type);
        return MessageText.IsValid(text) ? text : throw SqsException.Invalid(SqsException.Contents().Message);
    }

    private static SqsException Empty(string name, string type) =>
        SqsException.Invalid($"Message (user) attribute '{name}' must contain a non-empty value of type '{type}'.");

    private static void CheckName(string name)
    {
        if (name.Length > SqsLimits.AttributeNameCharsMax)
        {
            throw SqsException.Invalid("Message (user) attribute names must be shorter than 256 Bytes");
        }

        if (!Name().IsMatch(name))
        {
            throw SqsException.Invalid(
                "Message (user) attributes name can only contain upper and lower score characters, digits, periods, "
                + "hyphens and underscores. ");
        }

        if (name.StartsWith('.') || name.EndsWith('.') || name.Contains("..", StringComparison.Ordinal)
            || name.StartsWith("aws.", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("amazon.", StringComparison.OrdinalIgnoreCase))
        {
            throw SqsException.Invalid(
                "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are reserved for internal use. "
                + "Additionally, they cannot start or end with '.'.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
