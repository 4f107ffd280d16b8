using Ecommerce.Local;
using Ecommerce.Local.Seeding;

namespace Ecommerce.Tests.Unit.Seeding;

/// <summary>Seed files of a test's own, in a folder that goes with it.</summary>
internal sealed class SeedFiles : IDisposable
{
    public const string Header =
        "code,productName,category,amount,currency,status,taxCategory,description,model,productUrl,tags,images,stock,variantOf,options";

    public string Folder { get; } = Directory.CreateTempSubdirectory("seed-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public IReadOnlyList<SeedProduct> Read(string text, string name) => Read(System.Text.Encoding.UTF8.GetBytes(text), name);

    public IReadOnlyList<SeedProduct> Read(byte[] bytes, string name)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return SeedFile.Read(path);
    }

    /// <summary>What is told of a file, each line without the folder.</summary>
    public string[] Mistakes(string text, string name) => Mistakes(System.Text.Encoding.UTF8.GetBytes(text), name);

    public string[] Mistakes(byte[] bytes, string name)
    {
        var lines = Should.Throw<LocalException>(() => Read(bytes, name)).Message
            .Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Split(Environment.NewLine);
        lines[^1].ShouldBe("Nothing was imported.");
        return lines[..^1];
    }

    public static string Mug(string code, string rest = "") =>
        $$"""{"code":"{{code}}","productName":"Mug","category":"kitchen","price":{"amount":1250,"currency":"USD"}{{rest}}}""";
}
