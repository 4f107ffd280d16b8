using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>The rule for addresses: enough to catch a slip. Whether mail arrives there, only mail can tell.</summary>
internal static class EmailAddress
{
    /// <summary>The mistakes of an address that was given; none is good.</summary>
    public static IEnumerable<Fault> Faults(string pointer, string address)
    {
        if (!IsAddress(address))
        {
            yield return new(pointer, "not-an-address", $"This is no e-mail address of at most {Limits.EmailCharactersMax} characters");
        }
    }

    /// <summary>An address with most of it hidden, as Cognito hides it: <c>a***@e***</c>.</summary>
    public static string Hidden(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return $"{address[0]}***@{address[at + 1]}***";
    }

    private static bool IsAddress(string text) =>
        text.Length is >= 3 and <= Limits.EmailCharactersMax && text.Count(letter => letter == '@') == 1
        && text[0] != '@' && text[^1] != '@'
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));
}
