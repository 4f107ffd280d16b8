using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>The rule for every text that somebody may choose.</summary>
internal static class Texts
{
    /// <summary>Adds a fault unless the text is absent, or has 1 to so many characters of which none is a control character.</summary>
    public static void Check(List<Fault> faults, string pointer, string? text, int charactersMax)
    {
        if (text is not null && (text.Length == 0 || text.Length > charactersMax || text.Any(char.IsControl)))
        {
            faults.Add(new(
                pointer, "not-a-text", $"{pointer[(pointer.LastIndexOf('/') + 1)..]} must have 1 to {charactersMax} characters, " +
                "none of them control characters"));
        }
    }
}
