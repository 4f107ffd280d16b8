namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>A value that a sender gave a message beside its body.</summary>
/// <param name="DataType">String, Number or Binary, and after a dot whatever the sender calls it.</param>
/// <param name="Text">Of strings and numbers; null for binary values.</param>
/// <param name="Binary">Of binary values; null for others.</param>
public sealed record MessageAttribute(string DataType, string? Text, byte[]? Binary);
