using Ecommerce.Functions.Products;
using Ecommerce.Tests.Unit.Aws;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Products;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Blue  MUG", "blue mug")]
    [InlineData("  blue-mug!  ", "blue mug")]
    [InlineData("Größe XL", "größe xl")]
    [InlineData("T-Shirt 100% cotton", "t shirt 100 cotton")]
    [InlineData("杯子", "杯子")]
    [InlineData("!?", "")]
    [InlineData("", "")]
    public void WordsAreLettersAndDigits(string text, string words) => SearchText.Normalize(text).ShouldBe(words);

    [Property]
    public bool NormalizingTwiceChangesNothing(NonNull<string> text) =>
        SearchText.Normalize(text.Get) is var once && SearchText.Normalize(once) == once;

    [Property]
    public bool ThereAreOnlyWordsAndSingleBlanks(NonNull<string> text)
    {
        var words = SearchText.Normalize(text.Get);
        return !words.Contains("  ", StringComparison.Ordinal) && words.Trim() == words
            && words.All(c => c == ' ' || char.IsLetterOrDigit(c));
    }

    [Theory]
    [InlineData("mug", true)]
    [InlineData("blu", true)]
    [InlineData("blue mug", true)]
    [InlineData("m-1", true)]
    [InlineData("GIFT", true)]
    [InlineData("mug-l", true)]
    [InlineData("ug", false)]
    [InlineData("kitchen", false)]
    public void BeginningsOfWordsOfNameModelCodesAndTagsAreFound(string search, bool isFound)
    {
        var draft = new ProductDraft(
            "mug", "Blue mug", "kitchen", new(1, "EUR"), Model: "M-1", Tags: ["gift"],
            Variants: [new("mug-l", new Dictionary<string, string> { ["size"] = "l" })]);

        var text = SearchText.Of(Product.Create(draft, new FakeClock()));
        text.Contains($" {SearchText.Normalize(search)}", StringComparison.Ordinal).ShouldBe(isFound);
    }
}
