using System.Text;

namespace Ecommerce.Tests.Unit.Seeding;

public sealed class CsvTests : IDisposable
{
    private const string Product = "A,Mug,kitchen,1250,USD,,,,,,,,5,,";

    private readonly SeedFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void AFieldInQuotesMayHaveLineBreaksAndTheLinesAfterItStayRight()
    {
        const string Description = "\"one\r\ntwo, \"\"three\"\"\r\n\r\nfour\"";
        var text = $"{SeedFiles.Header}\r\nA,Mug,kitchen,1250,USD,,,{Description},,,,,5,,\r\n\r\nB,Mug,kitchen,much,USD,,,,,,,,5,,\r\n";

        _files.Mistakes(text, "a.csv").ShouldHaveSingleItem().ShouldStartWith("a.csv:7: price/amount: ");
        _files.Read(text.Replace("much", "1", StringComparison.Ordinal), "b.csv")[0].Draft.Description
            .ShouldBe("one\ntwo, \"three\"\n\nfour");
    }

    [Theory]
    [InlineData("code,productName,category,amount,currency,color", "color: there is no such column; there are code,productName")]
    [InlineData("code,productName,category,amount", "currency: the header row must have this column")]
    [InlineData("code,productName,category,amount,currency,stock,stock", "stock: this column stands twice")]
    public void AHeaderThatIsWrongIsTold(string header, string told) =>
        _files.Mistakes($"{header}\nA,Mug,kitchen,1250,USD", "a.csv").ShouldHaveSingleItem().ShouldStartWith("a.csv:1: " + told);

    [Fact]
    public void ColumnsThatAreNotNeededMayBeMissingAndInAnyOrder() =>
        _files.Read("\uFEFFcurrency,amount, category ,productName,code\nUSD,5,kitchen,Mug,A", "a.csv")
            .ShouldHaveSingleItem().Draft.Price.Amount.ShouldBe(5);

    [Theory]
    [InlineData("A,Mug,kitchen", "a.csv:2: 3 fields; the header has 15")]
    [InlineData(Product + ",", "a.csv:2: 16 fields; the header has 15")]
    [InlineData("A,\"Mug,kitchen,1250,USD,,,,,,,,5,,", "a.csv:2: a quoted field begins here and never ends")]
    [InlineData("A,M\"ug,kitchen,1250,USD,,,,,,,,5,,",
        "a.csv:2: a quote in a field that does not begin with one; quote the whole field and double the quote")]
    [InlineData("A,\"M\"ug,kitchen,1250,USD,,,,,,,,5,,",
        "a.csv:2: something follows a closing quote; a quote inside a field is doubled")]
    [InlineData("A,Mug,kitchen,1250,USD,,,,,,,,5.5,,", "a.csv:2: stock: must be a whole number from 0 to 1000000")]
    [InlineData("A,Mug,kitchen,1250,USD,,,,,,,,-5,,", "a.csv:2: stock: must be a whole number from 0 to 1000000")]
    [InlineData("A,Mug,kitchen,1250,USD,,,,,,,,,,c=Red", "a.csv:2: options: only a variant has options; variantOf names its product")]
    [InlineData(Product + "\n" + Product, "a.csv:3: code: A stands already in line 2")]
    [InlineData("A-1,,,,,,,,,,,,5,A,c=Red\n" + Product, "a.csv:2: variantOf: no product with the code A stands above")]
    public void ARowThatIsWrongIsTold(string rows, string told) =>
        _files.Mistakes($"{SeedFiles.Header}\n{rows}\n", "a.csv").ShouldBe([told]);

    [Theory]
    [InlineData("A-1,,,,,,,,,,,,5,A,c=Red", "a.csv:2: stock: a product with variants has none of its own; give it to the variants")]
    [InlineData("A-1,,,,,,,,,,,,x,A,c=Red", "a.csv:3: variants/0/stock: must be a whole number from 0 to 1000000")]
    [InlineData("A-1,Red,,,,,,,,,,,5,A,c=Red", "a.csv:3: productName: stays empty in a variant's row; it is the product's")]
    [InlineData("A-1,,,,USD,,,,,,,,5,A,c=Red", "a.csv:3: amount: missing beside the currency")]
    [InlineData("A-1,,,,,,,,,,,,5,A,Red|c=Red", "a.csv:3: options: 'Red' is not of the form name=value")]
    [InlineData("A-1,,,,,,,,,,,,5,A,c=Red|c=Blue", "a.csv:3: options: c stands twice")]
    [InlineData("A-1,,,,,,,,,,,,5,A,", "a.csv:3: variants/0/options: A variant has 1 to 4 options")]
    [InlineData("A-1,,,,,,,,,,,,5,A-2,c=Red", "a.csv:3: variantOf: no product with the code A-2 stands above")]
    [InlineData("A-1,,,,,,,,,,,,5,A,c=Red\nA-1,,,,,,,,,,,,5,A,c=Blue", "a.csv:4: variants/1/code: Each code once")]
    public void AVariantThatIsWrongIsTold(string variant, string told)
    {
        var hasStock = told.StartsWith("a.csv:2: stock", StringComparison.Ordinal);
        var product = hasStock ? Product : Product.Replace(",5,", ",,", StringComparison.Ordinal);

        _files.Mistakes($"{SeedFiles.Header}\n{product}\n{variant}\n", "a.csv")
            .ShouldContain(line => line.StartsWith(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\n \n", "a.csv:1: the file is empty")]
    [InlineData(SeedFiles.Header + "\n\n", "a.csv:1: there is no product in the file")]
    public void AFileWithoutProductsIsRefused(string text, string told) => _files.Mistakes(text, "a.csv").ShouldBe([told]);

    [Fact]
    public void AllMistakesAreToldAtOnceUpToTwenty()
    {
        var rows = string.Concat(Enumerable.Range(1, 25).Select(i => $"A{i},Mug,NOT A SLUG,1250,USD,,,,,,,,5,,\n"));

        var told = _files.Mistakes($"{SeedFiles.Header}\n{rows}", "a.csv");

        told.Length.ShouldBe(21);
        told[0].ShouldStartWith("a.csv:2: category: ");
        told[19].ShouldStartWith("a.csv:21: category: ");
        told[20].ShouldBe("and 5 more");
    }

    [Fact]
    public void TextThatIsNotUtf8IsToldWithItsLine() =>
        _files.Mistakes(Encoding.Latin1.GetBytes($"{SeedFiles.Header}\n{Product}\nB,Müg,kitchen,1250,USD,,,,,,,,5,,"), "a.csv")
            .ShouldBe(["a.csv:3: this is not UTF-8; save the file with that encoding"]);
}
