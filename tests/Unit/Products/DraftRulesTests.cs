using Ecommerce.Functions.Products;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Products;

/// <summary>For each bound: at the limit it passes, one beyond it is told, at its place.</summary>
public sealed class DraftRulesTests
{
    private static readonly ProductDraft s_mug = new("mug", "Mug", "kitchen", new(1_250, "EUR"));

    [Fact]
    public void TheSmallestDraftIsRight() => Faults(s_mug).ShouldBeEmpty();

    [Theory]
    [InlineData("a", true)]
    [InlineData("9.a-B_c", true)]
    [InlineData("", false)]
    [InlineData(".a", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("ä", false)]
    public void ACodeHasItsForm(string code, bool isRight) => Says(s_mug with { Code = code }, isRight, "/code not-a-code");

    [Theory]
    [InlineData("kitchen", true)]
    [InlineData("k-9", true)]
    [InlineData("", false)]
    [InlineData("Kitchen", false)]
    [InlineData("kit chen", false)]
    [InlineData("kit#chen", false)]
    public void ACategoryIsASlug(string category, bool isRight)
    {
        Says(s_mug with { Category = category }, isRight, "/category not-a-slug");
        Says(s_mug with { TaxCategory = category }, isRight, "/taxCategory not-a-slug");
    }

    [Theory]
    [InlineData("code", Limits.ProductCodeCharactersMax, "/code not-a-code")]
    [InlineData("productName", Limits.ProductNameCharactersMax, "/productName not-a-text")]
    [InlineData("description", Limits.ProductDescriptionCharactersMax, "/description not-a-text")]
    [InlineData("model", Limits.ProductModelCharactersMax, "/model not-a-text")]
    [InlineData("category", Limits.CategoryCharactersMax, "/category not-a-slug")]
    [InlineData("taxCategory", Limits.CategoryCharactersMax, "/taxCategory not-a-slug")]
    [InlineData("productUrl", Limits.ProductUrlCharactersMax, "/productUrl not-a-url")]
    [InlineData("tag", Limits.TagCharactersMax, "/tags/0 not-a-text")]
    [InlineData("image", Limits.ProductUrlCharactersMax, "/images/0 not-a-url")]
    public void ATextMayBeAsLongAsItsLimitAndNoLonger(string field, int charactersMax, string fault)
    {
        Faults(With(field, charactersMax)).ShouldBeEmpty();
        Faults(With(field, charactersMax + 1)).ShouldBe([fault]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0085b")]
    public void ATextIsNotBlankAndHasNoControlCharacters(string text)
    {
        Faults(s_mug with { ProductName = text }).ShouldBe(["/productName not-a-text"]);
        Faults(s_mug with { Tags = [text] }).ShouldBe(["/tags/0 not-a-text"]);
    }

    [Theory]
    [InlineData("https://shop.example/mug", true)]
    [InlineData("http://shop.example", true)]
    [InlineData("/images/mug.jpg", true)]
    [InlineData("//evil.example/mug.jpg", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("ftp://shop.example/mug", false)]
    [InlineData("mug.jpg", false)]
    [InlineData("https://shop.example/a b", false)]
    [InlineData("/a\tb", false)]
    [InlineData("", false)]
    public void AnAddressIsHttpOrAPathOfOurs(string url, bool isRight)
    {
        Says(s_mug with { ProductUrl = url }, isRight, "/productUrl not-a-url");
        Says(s_mug with { Images = [url] }, isRight, "/images/0 not-a-url");
    }

    [Theory]
    [InlineData(0, "EUR", null)]
    [InlineData(Limits.PriceAmountMax, "JPY", null)]
    [InlineData(-1, "EUR", "/price/amount out-of-range")]
    [InlineData(Limits.PriceAmountMax + 1, "EUR", "/price/amount out-of-range")]
    [InlineData(1, "eur", "/price/currency unknown-currency")]
    [InlineData(1, "", "/price/currency unknown-currency")]
    public void APriceHasItsBounds(long amount, string currency, string? fault) =>
        Faults(s_mug with { Price = new(amount, currency) }).ShouldBe(fault is null ? [] : [fault]);

    [Fact]
    public void ListsHaveTheirLimits()
    {
        Faults(s_mug with { Tags = Several(Limits.ProductTagsMax) }).ShouldBeEmpty();
        Faults(s_mug with { Tags = Several(Limits.ProductTagsMax + 1) }).ShouldBe(["/tags too-many"]);
        Faults(s_mug with { Tags = ["a", "a"] }).ShouldBe(["/tags repeated"]);
        Faults(s_mug with { Images = [.. Several(Limits.ProductImagesMax).Select(i => $"/{i}")] }).ShouldBeEmpty();
        Faults(s_mug with { Images = [.. Several(Limits.ProductImagesMax + 1).Select(i => $"/{i}")] }).ShouldBe(["/images too-many"]);
        Faults(s_mug with { Variants = Variants(Limits.ProductVariantsMax) }).ShouldBeEmpty();
        Faults(s_mug with { Variants = Variants(Limits.ProductVariantsMax + 1) }).ShouldBe(["/variants too-many"]);
    }

    [Fact]
    public void NobodyDraftsWhatIsArchived()
    {
        Faults(s_mug with { Status = ProductStatus.Archived }).ShouldBe(["/status not-one-of"]);
        Faults(s_mug with { Status = ProductStatus.Draft }).ShouldBeEmpty();
    }

    [Fact]
    public void VariantsDifferInCodeAndOptions()
    {
        Faults(s_mug with { Variants = [Variant("a", "red"), Variant("a", "blue")] }).ShouldBe(["/variants/1/code repeated"]);
        Faults(s_mug with { Variants = [Variant("mug", "red")] }).ShouldBe(["/variants/0/code repeated"]);
        Faults(s_mug with { Variants = [Variant("a", "red"), Variant("b", "red")] }).ShouldBe(["/variants/1/options repeated"]);
    }

    [Fact]
    public void AVariantHasOneToFourOptionsWithinTheirLimits()
    {
        Faults(Options(Limits.VariantOptionsMax)).ShouldBeEmpty();
        Faults(Options(0)).ShouldBe(["/variants/0/options out-of-range"]);
        Faults(Options(Limits.VariantOptionsMax + 1)).ShouldBe(["/variants/0/options out-of-range"]);
        Faults(Option("a/b~c", "")).ShouldBe(["/variants/0/options/a~1b~0c not-a-text"]);
        Faults(Option("size", new string('l', Limits.OptionCharactersMax))).ShouldBeEmpty();
        Faults(Option("size", new string('l', Limits.OptionCharactersMax + 1))).ShouldBe(["/variants/0/options/size not-a-text"]);
    }

    [Fact]
    public void AVariantIsPricedInItsProductsCurrency()
    {
        Faults(s_mug with { Variants = [Variant("a", "red") with { Price = new(1, "EUR") }] }).ShouldBeEmpty();
        Faults(s_mug with { Variants = [Variant("a", "red") with { Price = new(1, "USD") }] })
            .ShouldBe(["/variants/0/price/currency other-currency"]);
        Faults(s_mug with { Variants = [Variant("a", "red") with { Price = new(-1, "EUR") }] })
            .ShouldBe(["/variants/0/price/amount out-of-range"]);
    }

    [Fact]
    public void AllMistakesAreToldAtOnce() =>
        Faults(new("", "", "", new(-1, ""), Tags: ["a", "a"])).Count().ShouldBe(6);

    private static ProductDraft With(string field, int characters) => field switch
    {
        "code" => s_mug with { Code = new string('c', characters) },
        "productName" => s_mug with { ProductName = new string('n', characters) },
        "description" => s_mug with { Description = new string('d', characters) },
        "model" => s_mug with { Model = new string('m', characters) },
        "category" => s_mug with { Category = new string('c', characters) },
        "taxCategory" => s_mug with { TaxCategory = new string('t', characters) },
        "productUrl" => s_mug with { ProductUrl = "/".PadRight(characters, 'u') },
        "tag" => s_mug with { Tags = [new string('t', characters)] },
        "image" => s_mug with { Images = ["/".PadRight(characters, 'i')] },
        _ => throw new ArgumentException(field),
    };

    private static string[] Several(int count) => [.. Enumerable.Range(0, count).Select(i => $"t{i}")];

    private static VariantDraft[] Variants(int count) => [.. Enumerable.Range(0, count).Select(i => Variant($"v{i}", $"{i}"))];

    private static VariantDraft Variant(string code, string colour) => new(code, new Dictionary<string, string> { ["colour"] = colour });

    private static ProductDraft Option(string name, string value) =>
        s_mug with { Variants = [new("a", new Dictionary<string, string> { [name] = value })] };

    private static ProductDraft Options(int count) =>
        s_mug with { Variants = [new("a", Enumerable.Range(0, count).ToDictionary(i => $"o{i}", i => $"{i}"))] };

    private static void Says(ProductDraft draft, bool isRight, string fault) => Faults(draft).ShouldBe(isRight ? [] : [fault]);

    private static IEnumerable<string> Faults(ProductDraft draft) =>
        DraftRules.Broken(draft)?.Faults.Select(f => $"{f.Where} {f.Code}") ?? [];
}
