using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class CreateProductLimitTests
{
    [Theory]
    [InlineData("code", Limits.ProductCodeCharactersMax, "not-a-code")]
    [InlineData("productName", Limits.ProductNameCharactersMax, "not-a-text")]
    [InlineData("description", Limits.ProductDescriptionCharactersMax, "not-a-text")]
    [InlineData("model", Limits.ProductModelCharactersMax, "not-a-text")]
    [InlineData("category", Limits.CategoryCharactersMax, "not-a-slug")]
    [InlineData("taxCategory", Limits.CategoryCharactersMax, "not-a-slug")]
    public async Task ATextIsAsLongAsItsLimit(string field, int charactersMax, string code)
    {
        await using var world = await World.StartAsync();

        var fits = await world.Admin.PostAsync("/products", Samples.Mug("A").With(field, new string('a', charactersMax)));
        var isLonger = await world.Admin.PostAsync("/products", Samples.Mug("B").With(field, new string('a', charactersMax + 1)));

        fits.Status.ShouldBe(HttpStatusCode.Created, fits.ToString());
        (await world.Anyone.GetAsync($"/products/{fits.Id}")).Text.ShouldBe(fits.Text);
        isLonger.Faults.ShouldBe([$"/{field} {code}"]);
    }

    [Fact]
    public async Task ALinkIsAsLongAsItsLimit()
    {
        await using var world = await World.StartAsync();
        var link = "https://example.com/".PadRight(Limits.ProductUrlCharactersMax, 'a');

        var fits = await world.Admin.PostAsync("/products", Samples.Mug("A").With("productUrl", link).With("images", new JsonArray(link)));
        var isLonger = await world.Admin.PostAsync(
            "/products", Samples.Mug("B").With("productUrl", $"{link}a").With("images", new JsonArray(link, $"{link}a")));

        fits.Status.ShouldBe(HttpStatusCode.Created, fits.ToString());
        isLonger.Faults.ShouldBe(["/productUrl not-a-url", "/images/1 not-a-url"]);
    }

    [Theory]
    [InlineData("tags", Limits.ProductTagsMax)]
    [InlineData("images", Limits.ProductImagesMax)]
    public async Task AListIsAsLongAsItsLimit(string field, int countMax)
    {
        await using var world = await World.StartAsync();

        var fits = await world.Admin.PostAsync("/products", Samples.Mug("A").With(field, Samples.Texts(countMax, i => $"/{i}")));
        var isLonger = await world.Admin.PostAsync("/products", Samples.Mug("B").With(field, Samples.Texts(countMax + 1, i => $"/{i}")));

        fits.Status.ShouldBe(HttpStatusCode.Created, fits.ToString());
        isLonger.Faults.ShouldBe([$"/{field} too-many"]);
    }

    [Fact]
    public async Task ATagIsAsLongAsItsLimit()
    {
        await using var world = await World.StartAsync();
        var tag = new string('t', Limits.TagCharactersMax);

        var fits = await world.Admin.PostAsync("/products", Samples.Mug("A").With("tags", new JsonArray(tag)));
        var isLonger = await world.Admin.PostAsync("/products", Samples.Mug("B").With("tags", new JsonArray(tag, $"{tag}t")));

        fits.Status.ShouldBe(HttpStatusCode.Created, fits.ToString());
        isLonger.Faults.ShouldBe(["/tags/1 not-a-text"]);
    }

    [Fact]
    public async Task ThereAreAsManyVariantsAsTheirLimit()
    {
        await using var world = await World.StartAsync();
        static JsonArray Variants(int count) => [.. Enumerable.Range(0, count).Select(i => (JsonNode)Samples.Variant($"V-{i}", $"{i}"))];
        var (most, tooMany) = (Variants(Limits.ProductVariantsMax), Variants(Limits.ProductVariantsMax + 1));

        var fits = await world.Admin.PostAsync("/products", Samples.Mug("A").With("variants", most), key: "k-1");
        var isLonger = await world.Admin.PostAsync("/products", Samples.Mug("B").With("variants", tooMany));

        fits.Status.ShouldBe(HttpStatusCode.Created, fits.ToString());
        isLonger.Faults.ShouldBe(["/variants too-many"]);
    }

    [Theory]
    [InlineData(Limits.VariantOptionsMax, Limits.OptionCharactersMax, "")]
    [InlineData(Limits.VariantOptionsMax + 1, 1, "/variants/0/options out-of-range")]
    [InlineData(1, Limits.OptionCharactersMax + 1, "/variants/0/options/NAME not-a-text,/variants/0/options/NAME not-a-text")]
    public async Task OptionsAreAsManyAndAsLongAsTheirLimits(int count, int length, string faults)
    {
        await using var world = await World.StartAsync();
        var name = "".PadLeft(length - 1, 'o');
        var value = new string('v', length);
        var options = new JsonObject(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"{name}{i}", (JsonNode?)value)));
        var variant = new JsonObject { ["code"] = "V", ["options"] = options };

        var reply = await world.Admin.PostAsync("/products", Samples.Mug().With("variants", new JsonArray(variant)));

        reply.Status.ShouldBe(faults.Length == 0 ? HttpStatusCode.Created : HttpStatusCode.BadRequest, reply.ToString());
        (faults.Length == 0 ? "" : string.Join(',', reply.Faults)).ShouldBe(faults.Replace("NAME", $"{name}0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(Limits.PriceAmountMax, true)]
    [InlineData(Limits.PriceAmountMax + 1, false)]
    public async Task APriceIsAsHighAsItsLimit(long amount, bool fits)
    {
        await using var world = await World.StartAsync();
        var variant = Samples.Variant("V", "Red").With("price", Samples.Money(amount));

        var reply = await world.Admin.PostAsync(
            "/products", Samples.Mug().With("price", Samples.Money(amount)).With("variants", new JsonArray(variant)));

        reply.Status.ShouldBe(fits ? HttpStatusCode.Created : HttpStatusCode.BadRequest, reply.ToString());
        (fits ? [] : reply.Faults).ShouldBe(fits ? [] : ["/price/amount out-of-range", "/variants/0/price/amount out-of-range"]);
    }

    [Fact]
    public async Task TheLargestProductOfAllIsKept()
    {
        await using var world = await World.StartAsync();
        static string Wide(int length, int number) => $"{number:D2}".PadRight(length, '\u4e00');
        var variants = Enumerable.Range(0, 20).Select(i => (JsonNode)Samples.Variant($"V-{i}".PadRight(64, 'v'), Wide(40, i)));
        var draft = Samples.Mug(new string('c', 64)).With("productName", Wide(200, 0)).With("description", Wide(4_000, 0))
            .With("model", Wide(100, 0)).With("productUrl", "/".PadRight(500, 'u')).With("tags", Samples.Texts(20, i => Wide(40, i)))
            .With("images", Samples.Texts(12, i => $"/{i}".PadRight(500, 'i'))).With("variants", new JsonArray([.. variants]));

        var created = await world.Admin.PostAsync("/products", draft, key: "k-1");
        var page = await world.Anyone.GetAsync("/products?sort=newest");

        created.Status.ShouldBe(HttpStatusCode.Created, created.ToString());
        JsonNode.DeepEquals(page.Items.ShouldHaveSingleItem(), created.Body).ShouldBeTrue();
    }
}
