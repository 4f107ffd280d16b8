using System.Globalization;

namespace Ecommerce.Aws.Sns;

/// <summary>
/// The form of a request in the making, as the API reference of SNS (2010-03-31) spells its parameters (Smithy, "AWS query protocol"). Its
/// memory is used again for the next one.
/// </summary>
internal sealed class SnsRequest
{
    private readonly ByteBuffer _bytes = new(capacity: 4096);

    public ReadOnlyMemory<byte> Of(string topicArn, TopicMessage message)
    {
        Start("Publish", topicArn);
        Add("", message);
        return _bytes.Written;
    }

    /// <summary>An entry's id is its place in the batch.</summary>
    public ReadOnlyMemory<byte> Of(string topicArn, IReadOnlyList<TopicMessage> messages)
    {
        Start("PublishBatch", topicArn);
        for (var i = 0; i < messages.Count; i++)
        {
            var entry = $"PublishBatchRequestEntries.member.{Number(i + 1)}.";
            Add($"{entry}Id", Number(i));
            Add(entry, messages[i]);
        }

        return _bytes.Written;
    }

    private void Start(string action, string topicArn)
    {
        _bytes.Clear();
        _bytes.Add("Version=2010-03-31"u8);
        Add("Action", action);
        Add("TopicArn", topicArn);
    }

    private void Add(string prefix, TopicMessage message)
    {
        Add($"{prefix}Message", message.Text);
        for (var i = 0; i < message.Attributes.Count; i++)
        {
            var attribute = $"{prefix}MessageAttributes.entry.{Number(i + 1)}.";
            Add($"{attribute}Name", message.Attributes[i].Name);
            Add($"{attribute}Value.DataType", "String");
            Add($"{attribute}Value.StringValue", message.Attributes[i].Value);
        }
    }

    // Names are of letters, digits and dots, and travel as they are.
    private void Add(string name, string value) => _bytes.Add("&"u8).Add(name).Add("="u8).Add(Uri.EscapeDataString(value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
