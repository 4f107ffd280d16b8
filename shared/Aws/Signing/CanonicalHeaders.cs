namespace Ecommerce.Aws;

/// <summary>Headers as the signature sees them: lower-case, sorted, repetitions joined, runs of blanks made one.</summary>
/// <param name="Fields">Each name once.</param>
/// <param name="Names">Separated by semicolons.</param>
internal sealed record CanonicalHeaders(IReadOnlyList<Field> Fields, string Names)
{
    public static CanonicalHeaders Of(IEnumerable<Field> headers)
    {
        List<Field> fields = new(capacity: 8);
        foreach (var header in headers.Select(Canonical).OrderBy(header => header.Name, StringComparer.Ordinal))
        {
            if (fields.Count > 0 && fields[^1] is var last && last.Name == header.Name)
            {
                fields[^1] = last with { Value = $"{last.Value},{header.Value}" };
            }
            else
            {
                fields.Add(header);
            }
        }

        return new CanonicalHeaders(fields, string.Join(';', fields.Select(field => field.Name)));
    }

    /// <summary>One line each.</summary>
    public void WriteTo(ByteBuffer text)
    {
        foreach (var (name, value) in Fields)
        {
            text.Add(name).Add(":"u8).Add(value).Add("\n"u8);
        }
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
