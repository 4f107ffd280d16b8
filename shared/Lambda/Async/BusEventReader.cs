using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>Reads one event of the bus in one pass.</summary>
internal sealed class BusEventReader(ReadOnlyMemory<byte> json)
{
    private readonly MetadataReader _metadata = new();
    private string? _source;
    private string? _name;
    private ReadOnlyMemory<byte> _data;

    public Result<BusEvent> Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        Members(ref reader, Member);
        reader.Read(); // Anything but white space behind the event throws.
        if (_source is null || _name is null)
        {
            return Missing(_source is null ? "/source" : "/detail-type");
        }

        if (_data.IsEmpty)
        {
            return Missing("/detail/data");
        }

        if (!_metadata.Result().TryGet(out var metadata, out var error))
        {
            return error;
        }

        // Both were written from one constant, so another name here means that somebody else wrote the event.
        return _metadata.Type == _name && _metadata.Source == _source
            ? new BusEvent(_source, _name, metadata, _data)
            : Error.Invalid(new Fault("/detail/metadata/type", "contradiction", $"The metadata is not of {_name} of {_source}"));
    }

    /// <summary>A member that every event has.</summary>
    public static Error Missing(string where) => Error.Invalid(new Fault(where, JsonFaults.Required, $"An event must have {where}"));

    private delegate void ReadMember(ref Utf8JsonReader reader);

    // Each member is asked for with the reader at its name; what is no object has none.
    private static void Members(ref Utf8JsonReader reader, ReadMember member)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            member(ref reader);
        }
    }

    private void Member(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("source"u8))
        {
            _source = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("detail-type"u8))
        {
            _name = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("detail"u8))
        {
            reader.Read();
            Members(ref reader, DetailMember);
        }
        else
        {
            BatchReader.Skip(ref reader);
        }
    }

    private void DetailMember(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("metadata"u8))
        {
            reader.Read();
            Members(ref reader, _metadata.Member);
        }
        else if (reader.ValueTextEquals("data"u8))
        {
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            _data = json[start..(int)reader.BytesConsumed];
        }
        else
        {
            BatchReader.Skip(ref reader);
        }
    }
}
