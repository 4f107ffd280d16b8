using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>The rule for locales: a language, and a region where it matters, as in <c>pt-BR</c> (RFC 5646, section 2.1).</summary>
internal static class Locales
{
    /// <summary>The mistakes of a locale that was given; none is good.</summary>
    public static IEnumerable<Fault> Faults(string pointer, string? locale)
    {
        if (locale is not null && !IsLocale(locale))
        {
            yield return new(pointer, "not-a-locale", "A locale is a language, or a language and a region, such as en or pt-BR");
        }
    }

    private static bool IsLocale(string text) => text.Split('-') switch
    {
        [var language] => IsLanguage(language),
        [var language, { Length: 2 } region] => IsLanguage(language) && region.All(char.IsAsciiLetterUpper),
        _ => false,
    };

    private static bool IsLanguage(string text) => text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower);
}
