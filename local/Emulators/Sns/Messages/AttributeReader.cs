using System.Globalization;
using System.Text;
using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// Reads the attributes of a message: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
/// </summary>
internal static class AttributeReader
{
    private static readonly string[] s_kinds = ["String", "Number", "Binary"];

    /// <param name="entry">The message's place in a batch, which the refusal of a missing type names.</param>
    public static Dictionary<string, MessageAttribute> Read(Form message, int? entry)
    {
        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        foreach (var (name, value) in message.NamedEntries("MessageAttributes"))
        {
            CheckName(name);
            attributes[name] = ValueOf(name, value.Only("DataType", "StringValue", "BinaryValue"), entry);
        }

        return attributes;
    }

    private static MessageAttribute ValueOf(string name, Form value, int? entry)
    {
        var type = value.Text("DataType") ?? throw NoType(name, entry);
        var kind = type.Split('.')[0];
        if (!s_kinds.Contains(kind) || type.EndsWith('.'))
        {
            throw SnsException.ParameterValue(
                $"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, "
                + "Number, and String.");
        }

        var (text, binary) = (value.Text("StringValue"), value.Text("BinaryValue"));
        if (string.IsNullOrEmpty(text ?? binary))
        {
            throw SnsException.ParameterValue(
                $"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{type}'.");
        }

        var field = kind == "Binary" ? "Binary" : "String";
        return (field == "Binary" ? binary : text) is { } chosen
            ? field == "Binary" ? new(type, Text: null, BytesOf(name, chosen)) : new(type, TextOf(name, kind, chosen), Binary: null)
            : throw SnsException.ParameterValue($"The message attribute '{name}' with type '{type}' must use field '{field}'.");
    }

    private static string TextOf(string name, string kind, string text) =>
        kind != "Number" || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? text
            : throw SnsException.ParameterValue($"Could not cast message attribute '{name}' value to number.");

    private static byte[] BytesOf(string name, string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? bytes[..length]
            : throw SnsException.ParameterValue($"The message attribute '{name}' is not Base64.");
    }

    private static SnsException NoType(string name, int? entry)
    {
        var message = entry is null ? "" : string.Create(CultureInfo.InvariantCulture, $"publishBatchRequestEntries.{entry}.member.");
        return SnsException.Validation(
            $"1 validation error detected: Value null at '{message}messageAttributes.{name}.member.dataType' failed to satisfy constraint: "
            + "Member must not be null");
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > SnsLimits.AttributeNameCharsMax)
        {
            throw SnsException.ParameterValue("Length of message attribute name must be less than 256 bytes.");
        }

        if (name[0] == '.' || name[^1] == '.')
        {
            throw SnsException.ParameterValue(
                $"Invalid message attribute name {(name[0] == '.' ? "starting" : "ending")} with character '.' was found.");
        }

        if (name.FirstOrDefault(letter => !IsAllowed(letter)) is var wrong and not '\0')
        {
            throw SnsException.ParameterValue(
                $"Invalid non-alphanumeric character '#x{(int)wrong:X}' was found in the message attribute name. Can only include "
                + "alphanumeric characters, hyphens, underscores, or dots.");
        }

        if (name.Contains("..", StringComparison.Ordinal))
        {
            throw SnsException.ParameterValue("Message attribute name can not have successive '.' character.");
        }
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.';
}
