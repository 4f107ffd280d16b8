using System.Globalization;
using System.Security.Cryptography;

namespace Ecommerce.Local.Tracing;

/// <summary>
/// An X-Ray tracing header. It comes from clients and goes on into headers that functions read, so that only one of the documented form
/// is taken over. https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
/// </summary>
/// <param name="Root">Of all steps of a trace: <c>1-5759e988-bd862e3fe1be46a994272793</c>.</param>
/// <param name="Parent">The step before; null at the first.</param>
public sealed record XRayHeader(string Root, string? Parent)
{
    private const int SecondsDigits = 8;
    private const int RandomDigits = 24;
    private const int ParentDigits = 16;

    /// <summary>A new trace.</summary>
    /// <param name="at">Trace ids carry the second they began in.</param>
    public static XRayHeader New(DateTimeOffset at) => new(
        string.Create(
            CultureInfo.InvariantCulture, $"1-{at.ToUnixTimeSeconds():x8}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}"),
        Parent: null);

    /// <summary>Null when the text is none, or is not of the form.</summary>
    public static XRayHeader? Read(string? text)
    {
        var (root, parent) = ((string?)null, (string?)null);
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            switch (part.Split('=', 2))
            {
                case ["Root", var value] when IsRoot(value):
                    root = value;
                    break;
                case ["Parent", var value] when IsHex(value, ParentDigits):
                    parent = value;
                    break;
                default:
                    break; // Sampled, Self, Lineage: nobody here heeds them.
            }
        }

        return root is null ? null : new(root, parent);
    }

    /// <summary>The same trace with a step to hang the next ones on.</summary>
    public XRayHeader WithParent() =>
        Parent is null ? this with { Parent = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ParentDigits / 2)) } : this;

    public override string ToString() => Parent is null ? $"Root={Root}" : $"Root={Root};Parent={Parent};Sampled=1";

    private static bool IsRoot(string text) => text.Split('-') is ["1", var seconds, var random]
        && IsHex(seconds, SecondsDigits) && IsHex(random, RandomDigits);

    private static bool IsHex(string text, int digits) => text.Length == digits && text.All(char.IsAsciiHexDigit);
}
