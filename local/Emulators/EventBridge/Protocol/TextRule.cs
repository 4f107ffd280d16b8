using System.Text.RegularExpressions;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>What the API's model says of a text.</summary>
/// <param name="Pattern">Matches the whole text; null: any.</param>
internal sealed record TextRule(int LengthMin, int LengthMax, string? Pattern = null)
{
    private const string NamePattern = @"[\.\-_A-Za-z0-9]+";

    public static readonly TextRule Name = new(1, 64, NamePattern);
    public static readonly TextRule ArchiveName = new(1, 48, NamePattern);
    public static readonly TextRule NewBus = new(1, 256, @"[/\.\-_A-Za-z0-9]+");
    public static readonly TextRule Bus = new(
        1, 1600, @"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+");
    public static readonly TextRule Arn = new(1, 1600);
    public static readonly TextRule Source = new(1, 1600, @"^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:.+\/.+$");
    public static readonly TextRule Description = new(0, 512);
    public static readonly TextRule EventPattern = new(0, EventLimits.PatternCharsMax);
    public static readonly TextRule Token = new(1, 2048);
    public static readonly TextRule Any = new(0, int.MaxValue);

    /// <summary>The constraints a text does not satisfy, in the words of the service's framework.</summary>
    public IEnumerable<string> Broken(string text)
    {
        if (Pattern is not null && !Regex.IsMatch(text, $"^(?:{Pattern})$", RegexOptions.CultureInvariant))
        {
            yield return $"Member must satisfy regular expression pattern: {Pattern}";
        }

        if (text.Length < LengthMin)
        {
            yield return $"Member must have length greater than or equal to {LengthMin}";
        }

        if (text.Length > LengthMax)
        {
            yield return $"Member must have length less than or equal to {LengthMax}";
        }
    }
}
