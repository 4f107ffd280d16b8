namespace Ecommerce.Aws;

/// <summary>What a signature covers of a request.</summary>
/// <param name="Host">With the port, where it is not the scheme's own: exactly the Host header.</param>
/// <param name="Path">Absolute, percent-encoded as it travels.</param>
public sealed record SigningRequest(string Method, string Host, string Path)
{
    /// <summary>Not encoded.</summary>
    public IReadOnlyList<Field> Query { get; init; } = [];

    /// <summary>All are signed. Host and what signing adds (date, token, body hash) do not belong here.</summary>
    public IReadOnlyList<Field> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }
}
