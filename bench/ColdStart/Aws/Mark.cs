using System.Globalization;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>
/// What is put behind a function's description to change its configuration, and nothing that it does. It can be told from the
/// description proper, so that a run which was killed is cleared up by the next one.
/// </summary>
internal static class Mark
{
    /// <summary>UpdateFunctionConfiguration, "Description": the most it may have.</summary>
    public const int DescriptionCharactersMax = 256;

    private const string Beginning = " [cold start ";
    private const string End = "]";

    public static string Add(string description, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{description}{Beginning}{number}{End}");

    /// <summary>The description proper, and the number of the mark behind it; 0: there is none.</summary>
    public static (string Description, int Number) Read(string text)
    {
        var start = text.LastIndexOf(Beginning, StringComparison.Ordinal);
        return start >= 0 && text.EndsWith(End, StringComparison.Ordinal)
            && int.TryParse(text[(start + Beginning.Length)..^End.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (text[..start], number)
                : (text, 0);
    }
}
