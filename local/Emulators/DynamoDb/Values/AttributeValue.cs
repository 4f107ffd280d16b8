using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>One typed value of an item. Two values are equal when the service's <c>=</c> says so: sets ignore order.</summary>
public abstract class AttributeValue : IEquatable<AttributeValue>
{
    /// <summary>The type's name on the wire: S, N, B, BOOL, NULL, M, L, SS, NS or BS.</summary>
    public abstract string Type { get; }

    /// <summary>Bytes it counts for in item limits and capacity.</summary>
    public abstract int Size { get; }

    public abstract bool Equals(AttributeValue? other);

    public abstract override int GetHashCode();

    public sealed override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);
}

/// <summary>A string, compared by its UTF-8 bytes.</summary>
public sealed class StringValue(string text) : AttributeValue
{
    public string Text { get; } = text;

    public override string Type => "S";

    public override int Size => Encoding.UTF8.GetByteCount(Text);

    public override bool Equals(AttributeValue? other) => other is StringValue value && value.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A number.</summary>
public sealed class NumberValue(DynamoNumber number) : AttributeValue
{
    public DynamoNumber Number { get; } = number;

    public override string Type => "N";

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
    public override int Size => ((Number.DigitCount + 1) / 2) + 1 + (Number.IsNegative ? 1 : 0);

    public override bool Equals(AttributeValue? other) => other is NumberValue value && value.Number == Number;

    public override int GetHashCode() => Number.GetHashCode();
}

/// <summary>Bytes, compared unsigned.</summary>
public sealed class BinaryValue(byte[] bytes) : AttributeValue
{
    public byte[] Bytes { get; } = bytes;

    public override string Type => "B";

    public override int Size => Bytes.Length;

    public override bool Equals(AttributeValue? other) => other is BinaryValue value && Bytes.AsSpan().SequenceEqual(value.Bytes);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }
}

/// <summary>True or false.</summary>
public sealed class BooleanValue(bool isTrue) : AttributeValue
{
    public bool IsTrue { get; } = isTrue;

    public override string Type => "BOOL";

    public override int Size => 1;

    public override bool Equals(AttributeValue? other) => other is BooleanValue value && value.IsTrue == IsTrue;

    public override int GetHashCode() => IsTrue.GetHashCode();
}

/// <summary>The null that is stored, as opposed to an attribute that is absent.</summary>
public sealed class NullValue : AttributeValue
{
    public static readonly NullValue Instance = new();

    public override string Type => "NULL";

    public override int Size => 1;

    public override bool Equals(AttributeValue? other) => other is NullValue;

    public override int GetHashCode() => 0;
}
