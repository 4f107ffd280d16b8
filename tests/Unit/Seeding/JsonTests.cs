using System.Text;

namespace Ecommerce.Tests.Unit.Seeding;

public sealed class JsonTests : IDisposable
{
    private readonly SeedFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void AMistakeIsToldWithTheLineOfItsField()
    {
        var told = _files.Mistakes(
            """
            [
              {
                "code": "A",
                "productName": "",
                "category": "kitchen",
                "price": {
                  "amount": -1,
                  "currency": "USD"
                },
                "stock": "many"
              }
            ]
            """, "a.json");

        told.Length.ShouldBe(3);
        told[0].ShouldStartWith("a.json:4: productName: Must have 1 to 200 characters");
        told[1].ShouldStartWith("a.json:7: price/amount: amount must be a whole number");
        told[2].ShouldBe("a.json:10: stock: must be a whole number from 0 to 1000000");
    }

    [Fact]
    public void WhatIsMissingIsToldWhereItsObjectBegins() =>
        _files.Mistakes("[\n\n{\"code\":\"A\",\n\"productName\":\"Mug\",\"category\":\"kitchen\"}]", "a.json")
            .ShouldHaveSingleItem().ShouldStartWith("a.json:3: price: ");

    [Theory]
    [InlineData("\uFEFF[\n", "\n")]
    [InlineData("[\r\n", "\r\n")]
    public void AByteOrderMarkAndCarriageReturnsChangeNoLine(string begin, string end)
    {
        var text = begin + SeedFiles.Mug("A") + "," + end + SeedFiles.Mug("B", ",\"colour\":1") + end + "]";

        _files.Mistakes(text, "a.json").ShouldHaveSingleItem().ShouldStartWith("a.json:3: colour: ");
        _files.Read(text.Replace(",\"colour\":1", "", StringComparison.Ordinal), "b.json").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "a.json:1: the file is empty")]
    [InlineData("\uFEFF \r\n", "a.json:1: the file is empty")]
    [InlineData("[]", "a.json:1: there is no product in the file")]
    [InlineData("{}", "a.json:1: the file must hold an array of products: [ {...}, {...} ]")]
    [InlineData("[\n1,\n[{}]\n]", "a.json:2: a product must be an object|a.json:3: a product must be an object")]
    [InlineData("[\n", "a.json:2: this is not JSON any more from here on")]
    [InlineData("[\n\n{\"code\":}]", "a.json:3: this is not JSON any more from here on")]
    public void AFileThatHoldsNoProductsIsRefused(string text, string told) => _files.Mistakes(text, "a.json").ShouldBe(told.Split('|'));

    [Fact]
    public void WhatFollowsTheArrayIsNotPassedOver() =>
        _files.Mistakes($"[{SeedFiles.Mug("A")}]\n[{SeedFiles.Mug("B")}]", "a.json")
            .ShouldBe(["a.json:2: this is not JSON any more from here on"]);

    [Theory]
    [InlineData(",\"code\":\"B\"", "a.json:2: a field of this product stands twice")]
    [InlineData(",\n\"model\":\"\\ud800\"", "a.json:3: a \\u escape stands for no character")]
    [InlineData(",\n\"stock\":1,\"variants\":[{\"code\":\"A-1\",\"options\":{\"c\":\"Red\"}}]",
        "a.json:3: stock: a product with variants has none of its own; give it to the variants")]
    [InlineData(",\n\"stock\":null", "a.json:3: stock: must be a whole number from 0 to 1000000")]
    [InlineData(",\n\"stock\":1000001", "a.json:3: stock: must be a whole number from 0 to 1000000")]
    [InlineData(",\"variants\":[\n{\"code\":\"A-1\",\"options\":{\"c\":\"Red\"},\n\"stock\":1.5}]",
        "a.json:4: variants/0/stock: must be a whole number from 0 to 1000000")]
    public void AFieldThatIsWrongIsToldOnce(string rest, string told) =>
        _files.Mistakes($"[\n{SeedFiles.Mug("A", rest)}]", "a.json").ShouldBe([told]);

    [Fact]
    public void ACodeStandsForOneThingOfTheWholeFile()
    {
        var variants = ",\"variants\":[{\"code\":\"A\",\"options\":{\"c\":\"Red\"}}]";

        _files.Mistakes($"[{SeedFiles.Mug("A")},\n{SeedFiles.Mug("B", variants)},\n{SeedFiles.Mug("A")}]", "a.json")
            .ShouldBe(["a.json:2: variants/0/code: A stands already in line 1", "a.json:3: code: A stands already in line 1"]);
        _files.Mistakes($"[{SeedFiles.Mug("A")},{SeedFiles.Mug("A")}]", "a.json").ShouldBe(["a.json:1: code: A stands already in line 1"]);
        _files.Mistakes($"[{SeedFiles.Mug("B", ",\"variants\":[{\"code\":\"B\",\"options\":{\"c\":\"Red\"}}]")}]", "a.json")
            .ShouldHaveSingleItem().ShouldStartWith("a.json:1: variants/0/code: Each code once");
    }

    [Fact]
    public void AProductBeyondTheApisBoundIsTold() =>
        _files.Mistakes($"[\n{SeedFiles.Mug("A", $",\"description\":\"{new string('x', 2_000_000)}\"")}]", "a.json")
            .ShouldHaveSingleItem().ShouldStartWith("a.json:2: The body must have at most");

    [Fact]
    public void TextThatIsNotUtf8IsToldWithItsLine() =>
        _files.Mistakes([.. Encoding.UTF8.GetBytes("[\n"), .. Encoding.Latin1.GetBytes(SeedFiles.Mug("Ä")), (byte)']'], "a.json")
            .ShouldBe(["a.json:2: this is not UTF-8; save the file with that encoding"]);
}
