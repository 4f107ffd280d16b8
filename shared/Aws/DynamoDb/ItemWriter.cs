using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Aws.DynamoDb;

/// <summary>
/// Writes attributes in DynamoDB's JSON (API reference, AttributeValue). Valid only inside the action that receives it.
/// Names must differ; a name twice is DynamoDB's to refuse.
/// </summary>
public sealed class ItemWriter
{
    private readonly Utf8JsonWriter _json;
    private int _depth;

    internal ItemWriter(Utf8JsonWriter json) => _json = json;

    public ItemWriter String(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Start(name);
        _json.WriteString("S"u8, value);
        return End();
    }

    /// <summary>Nothing when the value is null.</summary>
    public ItemWriter StringIf(string name, string? value) => value is null ? this : String(name, value);

    public ItemWriter Number(string name, long value)
    {
        Start(name);
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        _json.WriteString("N"u8, digits[..length]);
        return End();
    }

    /// <summary>DynamoDB keeps 38 digits, more than a decimal has, and drops trailing zeros.</summary>
    public ItemWriter Number(string name, decimal value)
    {
        Start(name);
        _json.WriteString("N"u8, value.ToString(CultureInfo.InvariantCulture));
        return End();
    }

    /// <summary>Nothing when the value is null.</summary>
    public ItemWriter NumberIf(string name, long? value) => value is { } number ? Number(name, number) : this;

    public ItemWriter Bool(string name, bool value)
    {
        Start(name);
        _json.WriteBoolean("BOOL"u8, value);
        return End();
    }

    public ItemWriter Null(string name)
    {
        Start(name);
        _json.WriteBoolean("NULL"u8, value: true);
        return End();
    }

    public ItemWriter Binary(string name, ReadOnlySpan<byte> value)
    {
        Start(name);
        _json.WriteBase64String("B"u8, value);
        return End();
    }

    /// <summary>A list of strings: ordered, repetitions and emptiness allowed.</summary>
    public ItemWriter Strings(string name, IEnumerable<string> values)
    {
        Start(name);
        Enter();
        _json.WriteStartArray("L"u8);
        foreach (var value in values)
        {
            _json.WriteStartObject();
            _json.WriteString("S"u8, value ?? throw new ArgumentException($"A string of {name} is null", nameof(values)));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _depth--;
        return End();
    }

    /// <summary>A set of strings, without order. DynamoDB has no empty set and refuses a repetition.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public ItemWriter StringSet(string name, IEnumerable<string> values)
    {
        Start(name);
        _json.WriteStartArray("SS"u8);
        var count = 0;
        foreach (var value in values)
        {
            _json.WriteStringValue(value ?? throw new ArgumentException($"A string of {name} is null", nameof(values)));
            count++;
        }

        _json.WriteEndArray();
        return count > 0 ? End() : throw new ArgumentException($"The set {name} is empty", nameof(values));
    }

    /// <exception cref="InvalidOperationException">It is nested deeper than <see cref="AwsLimits.NestingMax"/>.</exception>
    public ItemWriter Map(string name, Action<ItemWriter> attributes)
    {
        Start(name);
        Members(attributes);
        return End();
    }

    /// <summary>A list of maps, one per value.</summary>
    /// <exception cref="InvalidOperationException">It is nested deeper than <see cref="AwsLimits.NestingMax"/>.</exception>
    public ItemWriter Maps<T>(string name, IEnumerable<T> values, Action<T, ItemWriter> attributes)
    {
        Start(name);
        Enter();
        _json.WriteStartArray("L"u8);
        foreach (var value in values)
        {
            _json.WriteStartObject();
            Members(item => attributes(value, item));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _depth--;
        return End();
    }

    private void Members(Action<ItemWriter> attributes)
    {
        Enter();
        _json.WriteStartObject("M"u8);
        attributes(this);
        _json.WriteEndObject();
        _depth--;
    }

    private void Enter()
    {
        if (++_depth > AwsLimits.NestingMax)
        {
            throw new InvalidOperationException($"Maps and lists are nested deeper than {AwsLimits.NestingMax}");
        }
    }

    private void Start(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _json.WriteStartObject(name);
    }

    private ItemWriter End()
    {
        _json.WriteEndObject();
        return this;
    }
}
