namespace Ecommerce.Iam;

/// <summary>Compares bytes, which both sides write in base 64.</summary>
internal sealed class BinaryTest : ValueTest
{
    private readonly byte[] _wanted;

    private BinaryTest(byte[] wanted) => _wanted = wanted;

    public static BinaryTest? Of(PolicyValue value) => Read(value.Text) is { } wanted ? new BinaryTest(wanted) : null;

    public override bool Passes(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        Read(value) is { } actual && actual.AsSpan().SequenceEqual(_wanted);

    private static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
