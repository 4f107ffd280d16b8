using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>The rule for every text that somebody may choose.</summary>
internal static class Texts
{
    /// <summary>The mistakes of a text that was given; none is good.</summary>
    public static IEnumerable<Fault> Faults(string pointer, string? text, int charactersMax, int charactersMin = 1)
    {
        if (text is not null && (text.Length < charactersMin || text.Length > charactersMax || text.Any(char.IsControl)))
        {
            yield return new(
                pointer, "not-a-text", $"{pointer[(pointer.LastIndexOf('/') + 1)..]} must have {charactersMin} to {charactersMax} " +
                "characters, none of them control characters");
        }
    }
}
