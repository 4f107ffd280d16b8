using Ecommerce.Functions.Products;
using Ecommerce.Local;
using Ecommerce.Local.Seeding;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Seeding;

public sealed class SeedFileTests : IDisposable
{
    private static readonly string s_catalogue = Path.Combine(AppContext.BaseDirectory, "Catalogue");

    private readonly SeedFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void BothFormatsGiveTheSameProducts()
    {
        var csv = _files.Read(
            $"""
            {SeedFiles.Header}
            A,Mug,kitchen,1250,USD,draft,reduced,"Blue, round",M-1,/mug,blue|round,/a.webp|/b.webp,7,,
            S,Shirt,clothes,4900,USD,,,,,,,,,,
            S-R,,,,,,,,,,,,3,S,colour=Red|size=M
            S-B,,,5200,,,,,,,,,4,S,colour=Blue
            """, "same.csv");
        var json = _files.Read(
            """
            [{"code":"A","productName":"Mug","category":"kitchen","price":{"amount":1250,"currency":"USD"},"status":"draft",
              "taxCategory":"reduced","description":"Blue, round","model":"M-1","productUrl":"/mug",
              "tags":["blue","round"],"images":["/a.webp","/b.webp"],"stock":7},
             {"code":"S","productName":"Shirt","category":"clothes","price":{"amount":4900,"currency":"USD"},"variants":[
               {"code":"S-R","options":{"colour":"Red","size":"M"},"stock":3},
               {"code":"S-B","options":{"colour":"Blue"},"price":{"amount":5200,"currency":"USD"},"stock":4}]}]
            """, "same.json");

        csv.Select(Text).ShouldBe(json.Select(Text));
        csv[1].Stock.ShouldBe(new Dictionary<string, long> { ["S-R"] = 3, ["S-B"] = 4 });
    }

    [Fact]
    public void TheCatalogueThatComesWithTheShopIsValid()
    {
        var products = SeedFile.Read(Path.Combine(s_catalogue, "products.json"));

        products.Count.ShouldBe(300);
        products.ShouldAllBe(p => p.Stock.Count > 0);
        products.Select(p => p.Draft.Category).Distinct().Count().ShouldBe(15);
    }

    [Fact]
    public void TheExampleIsValid()
    {
        var products = SeedFile.Read(Path.Combine(s_catalogue, "example.csv"));

        products.Select(p => p.Draft.Code).ShouldBe(["KIT-0101", "COF-0101", "BKS-0101", "LIT-0101"]);
        products[0].Stock.ShouldBe(new Dictionary<string, long> { ["KIT-0101-BEE"] = 46, ["KIT-0101-COP"] = 12 });
    }

    [Theory]
    [InlineData("missing.csv", "there is no such file")]
    [InlineData("missing/missing.json", "there is no such file")]
    [InlineData("folder.json", "this is a folder, not a file")]
    [InlineData("products.xlsx", "a seed file ends in .json or .csv, not in '.xlsx'")]
    [InlineData("products", "a seed file ends in .json or .csv, not in ''")]
    public void AFileThatCannotBeReadIsToldInOneLine(string name, string told)
    {
        Directory.CreateDirectory(Path.Combine(_files.Folder, "folder.json"));
        var path = Path.Combine(_files.Folder, name);

        Should.Throw<LocalException>(() => SeedFile.Read(path)).Message.ShouldBe($"{path}: {told}");
    }

    [Fact]
    public void AFileThatIsTooLargeIsRefusedWithoutReadingItWhole()
    {
        var path = Path.Combine(_files.Folder, "large.csv");
        using (var file = File.Create(path))
        {
            file.SetLength(LocalLimits.SeedFileBytesMax + 1); // A hole: it takes no room.
        }

        Should.Throw<LocalException>(() => SeedFile.Read(path)).Message.ShouldBe($"{path}: a seed file has at most 64 MB; split it");
    }

    [Fact]
    public void MoreProductsThanTheLimitAreRefused()
    {
        var rows = string.Join('\n', Enumerable.Range(0, LocalLimits.SeedProductsMax + 1).Select(i => $"C{i},Mug,kitchen,1,USD"));

        _files.Mistakes($"code,productName,category,amount,currency\n{rows}", "many.csv")
            .ShouldBe([$"many.csv:{LocalLimits.SeedProductsMax + 2}: more than {LocalLimits.SeedProductsMax} products; split the file"]);
    }

    [Property(MaxTest = 200)]
    public void GarbageIsRefusedAndNeverBreaksTheReader(byte[] garbage, bool isJson) => Try(garbage, isJson);

    [Property(MaxTest = 300)]
    public void AValidFileWithAnythingPutIntoItIsReadOrRefused(byte[] put, ushort at, ushort over, bool isJson)
    {
        var valid = File.ReadAllBytes(Path.Combine(s_catalogue, isJson ? "products.json" : "example.csv"))[..(isJson ? 2_000 : ^0)];
        var start = at % valid.Length;
        var end = Math.Min(valid.Length, start + (over % 40));

        Try([.. valid[..start], .. put, .. valid[end..]], isJson);
    }

    [Theory]
    [InlineData("""[{"\ud800":1}]""")]
    [InlineData("""[{"code":"\udc00"}]""")]
    [InlineData("""[{"variants":[{"stock":1e400}]}]""")]
    [InlineData("""[{"variants":{"a":1},"stock":[]}]""")]
    [InlineData("""[{"code":{"a":1,"a":2}}]""")]
    [InlineData("""[{"variants":[null,1,[]]}]""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void JsonThatIsNoProductIsRefused(string text) => _files.Mistakes(text, "odd.json").ShouldNotBeEmpty();

    private void Try(byte[] bytes, bool isJson)
    {
        try
        {
            _files.Read(bytes, isJson ? "garbage.json" : "garbage.csv").ShouldNotBeEmpty();
        }
        catch (LocalException refused)
        {
            refused.Message.ShouldEndWith("Nothing was imported.");
        }
    }

    private static string Text(SeedProduct product) =>
        System.Text.Json.JsonSerializer.Serialize(product.Draft, ProductsJson.Default.ProductDraft)
        + string.Join(' ', product.Stock.OrderBy(s => s.Key, StringComparer.Ordinal));
}
