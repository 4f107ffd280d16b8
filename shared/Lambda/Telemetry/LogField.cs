namespace Ecommerce.Lambda;

/// <summary>One named value of a log line, made from a pair such as <c>("productId", id)</c> without boxing it.</summary>
public readonly struct LogField
{
    private LogField(string name, LogKind kind, string? text = null, long number = 0, double real = 0)
    {
        Name = name;
        Kind = kind;
        Text = text;
        Number = number;
        Real = real;
    }

    public string Name { get; }

    internal LogKind Kind { get; }

    internal string? Text { get; }

    internal long Number { get; }

    internal double Real { get; }

    public static implicit operator LogField((string Name, string? Value) field) => new(field.Name, LogKind.Text, text: field.Value);

    public static implicit operator LogField((string Name, long Value) field) => new(field.Name, LogKind.Number, number: field.Value);

    public static implicit operator LogField((string Name, int Value) field) => new(field.Name, LogKind.Number, number: field.Value);

    public static implicit operator LogField((string Name, double Value) field) => new(field.Name, LogKind.Real, real: field.Value);

    public static implicit operator LogField((string Name, bool Value) field) =>
        new(field.Name, LogKind.Truth, number: field.Value ? 1 : 0);
}

/// <summary>What a <see cref="LogField"/> holds.</summary>
internal enum LogKind
{
    Text,
    Number,
    Real,
    Truth,
}

/// <summary>How urgent a line is; <c>LOG_LEVEL</c> names the least urgent one that is written.</summary>
public enum LogLevel
{
    Debug,
    Info,
    Warn,
    Error,
}
