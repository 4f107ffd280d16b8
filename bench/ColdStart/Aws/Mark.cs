using System.Globalization;
using System.Text.RegularExpressions;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>
/// What is put behind a function's description to change its configuration, and nothing that it does. It can be told from the
/// description proper, and says whose it is, so that a run takes off no mark of another that is still under way.
/// </summary>
/// <param name="Run">The name of the run.</param>
/// <param name="Number">How often the function was marked.</param>
internal sealed partial record Mark(string Run, int Number)
{
    /// <summary>UpdateFunctionConfiguration, "Description": the most it may have.</summary>
    public const int DescriptionCharactersMax = 256;

    /// <summary>The description with the mark behind it.</summary>
    public string Behind(string description) => $"{description}{this}";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $" [cold start {Number} of run {Run}]");

    /// <summary>The description proper, and the mark behind it; null: there is none.</summary>
    public static (string Description, Mark? Mark) Read(string text)
    {
        var match = Ending().Match(text);
        return match.Success
            ? (text[..match.Index], new(match.Groups["run"].Value, int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)))
            : (text, null);
    }

    [GeneratedRegex(@" \[cold start (?<number>[0-9]{1,9}) of run (?<run>[0-9a-f]{8})\]\z")]
    private static partial Regex Ending();
}
