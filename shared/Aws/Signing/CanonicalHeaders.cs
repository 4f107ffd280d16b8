using System.Text;

namespace Ecommerce.Aws;

/// <summary>Headers as the signature sees them: lower-case, sorted, repetitions joined, runs of blanks made one.</summary>
/// <param name="Lines"><c>name:value</c>, each with its line feed.</param>
/// <param name="Names">Separated by semicolons.</param>
internal sealed record CanonicalHeaders(string Lines, string Names)
{
    public static CanonicalHeaders Of(IEnumerable<Field> headers)
    {
        var lines = new StringBuilder(capacity: 512);
        var names = new StringBuilder(capacity: 128);
        var last = "";
        foreach (var (name, value) in headers.Select(Canonical).OrderBy(header => header.Name, StringComparer.Ordinal))
        {
            if (name == last)
            {
                lines.Length--;
                lines.Append(',').Append(value).Append('\n');
                continue;
            }

            names.Append(names.Length > 0 ? ";" : "").Append(name);
            lines.Append(name).Append(':').Append(value).Append('\n');
            last = name;
        }

        return new CanonicalHeaders(lines.ToString(), names.ToString());
    }

    private static Field Canonical(Field header) => new(header.Name.ToLowerInvariant(), Collapsed(header.Value.Trim()));

    private static string Collapsed(string value)
    {
        while (value.Contains("  ", StringComparison.Ordinal))
        {
            value = value.Replace("  ", " ", StringComparison.Ordinal);
        }

        return value;
    }
}
