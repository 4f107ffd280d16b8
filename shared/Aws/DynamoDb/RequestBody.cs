using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ecommerce.Aws.DynamoDb;

/// <summary>The JSON of the request in the making; its memory is used again for the next one.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer holds memory only, and lives as long as the instance")]
internal sealed class RequestBody
{
    private readonly ByteBuffer _bytes = new(capacity: 4096);
    private readonly Utf8JsonWriter _json;

    public RequestBody() => _json = new Utf8JsonWriter(_bytes, DynamoDbJson.WriterOptions);

    public Utf8JsonWriter Start()
    {
        _bytes.Clear();
        _json.Reset(_bytes);
        _json.WriteStartObject();
        return _json;
    }

    public Utf8JsonWriter Json => _json;

    /// <summary>A member that is an object of attributes; none when there is no action.</summary>
    public void Item(ReadOnlySpan<byte> name, Action<ItemWriter>? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        _json.WriteStartObject(name);
        attributes(new ItemWriter(_json));
        _json.WriteEndObject();
    }

    public ReadOnlyMemory<byte> Finish()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.Written;
    }
}
