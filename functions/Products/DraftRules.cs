using Ecommerce.Kernel;

namespace Ecommerce.Functions.Products;

/// <summary>What a draft must fulfil beyond its JSON form. All of its mistakes are told at once.</summary>
public static class DraftRules
{
    /// <summary>The mistakes; null: none.</summary>
    public static Error? Broken(ProductDraft draft)
    {
        var faults = new List<Fault>();
        Check(faults, IsCode(draft.Code), "/code", "not-a-code", CodeForm);
        CheckText(faults, draft.ProductName, "/productName", Limits.ProductNameCharactersMax);
        CheckText(faults, draft.Description, "/description", Limits.ProductDescriptionCharactersMax);
        CheckText(faults, draft.Model, "/model", Limits.ProductModelCharactersMax);
        Check(faults, IsSlug(draft.Category), "/category", "not-a-slug", SlugForm);
        Check(faults, draft.TaxCategory is null || IsSlug(draft.TaxCategory), "/taxCategory", "not-a-slug", SlugForm);
        Check(faults, draft.ProductUrl is null || IsLink(draft.ProductUrl), "/productUrl", "not-a-url", UrlForm);
        Check(
            faults, draft.Status is not ProductStatus.Archived, "/status", "not-one-of",
            "status must be active or draft; DELETE archives");
        CheckPrice(faults, draft.Price, "/price");
        CheckTags(faults, draft.Tags ?? []);
        CheckImages(faults, draft.Images ?? []);
        VariantRules.Check(faults, draft);
        return faults.Count == 0 ? null : Error.Invalid(faults);
    }

    internal const string CodeForm = "A code has 1 to 64 letters, digits, dots, hyphens or underscores and begins with a letter or digit";

    private const string SlugForm = "Must be 1 to 40 lower-case letters, digits or hyphens";
    private const string UrlForm = "Must be an absolute http or https URL, or a path that begins with one slash, of at most 500 characters";

    internal static void Check(List<Fault> faults, bool isRight, string pointer, string code, string detail)
    {
        if (!isRight)
        {
            faults.Add(new(pointer, code, detail));
        }
    }

    internal static void CheckText(List<Fault> faults, string? text, string pointer, int charactersMax) =>
        Check(
            faults,
            text is null || (text.Length <= charactersMax && text.AsSpan().Trim().Length > 0 && !text.Any(IsControl)),
            pointer, "not-a-text", $"Must have 1 to {charactersMax} characters, not only blanks and no control characters");

    internal static void CheckPrice(List<Fault> faults, Money price, string pointer)
    {
        Check(
            faults, price.Amount is >= 0 and <= Limits.PriceAmountMax, $"{pointer}/amount", "out-of-range",
            $"amount must be a whole number of minor units from 0 to {Limits.PriceAmountMax}");
        Check(
            faults, Currency.IsKnown(price.Currency), $"{pointer}/currency", "unknown-currency",
            "currency must be an ISO 4217 code such as USD");
    }

    internal static bool IsCode(string text) =>
        text.Length is > 0 and <= Limits.ProductCodeCharactersMax && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    private static bool IsSlug(string text) =>
        text.Length is > 0 and <= Limits.CategoryCharactersMax
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-');

    private static bool IsLink(string text) =>
        text.Length <= Limits.ProductUrlCharactersMax
        && ((text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        && !text.Any(letter => char.IsControl(letter) || letter is ' ');

    private static void CheckTags(List<Fault> faults, IReadOnlyList<string> tags)
    {
        Check(faults, tags.Count <= Limits.ProductTagsMax, "/tags", "too-many", $"At most {Limits.ProductTagsMax} tags");
        Check(faults, tags.Distinct().Count() == tags.Count, "/tags", "repeated", "Each tag once");
        for (var i = 0; i < tags.Count; i++)
        {
            CheckText(faults, tags[i], $"/tags/{i}", Limits.TagCharactersMax);
        }
    }

    private static void CheckImages(List<Fault> faults, IReadOnlyList<string> images)
    {
        Check(faults, images.Count <= Limits.ProductImagesMax, "/images", "too-many", $"At most {Limits.ProductImagesMax} images");
        for (var i = 0; i < images.Count; i++)
        {
            Check(faults, IsLink(images[i]), $"/images/{i}", "not-a-url", UrlForm);
        }
    }

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not '\n';
}
