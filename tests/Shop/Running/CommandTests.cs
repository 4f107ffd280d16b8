using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Shop.Running;

public sealed class CommandTests
{
    [Fact]
    public async Task ATokenIsOneLineThatTheApiAcceptsAndNamesTheSamePersonEveryTime()
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);

        var first = await TokenAsync(shop, "admin", "--email", "ada@example.com");
        var again = await TokenAsync(shop, "admin", "--email", "ada@example.com");
        var other = await TokenAsync(shop, "admin", "--email", "grace@example.com");
        using var ada = new Client(shop.Shop, () => again);

        SubOf(first).ShouldBe(SubOf(again));
        SubOf(first).ShouldNotBe(SubOf(other));
        (await ada.PostAsync("products", Samples.Mug())).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task OutputsNamesWhatTheStackNames()
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);

        var json = await RunningLocal.RunAsync("outputs", "--json", "--data", folder.Paths.Root);
        var text = await RunningLocal.RunAsync("outputs", "--data", folder.Paths.Root);

        var outputs = JsonNode.Parse(json.Told)!.AsObject();
        outputs.Select(o => o.Key).ShouldBe([
            "shopUrl", "apiUrl", "awsEndpoint", "region", "userPoolId", "userPoolClientId", "identityPoolId", "adminPoolId",
            "adminPoolClientId", "documentsBucket", "idempotencyTable", "productsTable", "inventoryTable", "ordersTable", "cartsTable",
            "customersTable", "blockedUsersTable", "accessKeyId", "secretAccessKey"], ignoreOrder: true);
        NamesOfTheStack().ShouldBeSubsetOf(outputs.Select(o => o.Key));
        (json.ExitCode, json.Complained).ShouldBe((0, ""));
        text.Told.TrimEnd().Split('\n').Length.ShouldBe(outputs.Count);
        text.Told.ShouldContain((string)outputs["secretAccessKey"]!);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder.Paths.Outputs).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task WhatWasSeededIsServedByTheNextStartUnderTheSamePools()
    {
        using var folder = new DataFolderOfTest();
        var example = Path.Combine(AppContext.BaseDirectory, "Catalogue", "example.csv");
        var content = await File.ReadAllTextAsync(example, TestContext.Current.CancellationToken);
        var broken = folder.FileWith("broken.csv", content.Replace(",58,", ",many,", StringComparison.Ordinal));
        string before;
        string token;
        await using (var shop = await RunningLocal.StartAsync(folder))
        {
            var refused = await RunningLocal.RunAsync("seed", broken, "--data", folder.Paths.Root);
            (refused.ExitCode, refused.Complained.TrimEnd()).ShouldBe(
                (1, $"{broken}:5: stock: must be a whole number from 0 to 1000000{Environment.NewLine}Nothing was imported."));
            (await CodesAsync(shop)).ShouldBeEmpty();

            (await RunningLocal.RunAsync("seed", example, "--data", folder.Paths.Root)).ExitCode.ShouldBe(0);
            (await CodesAsync(shop)).ShouldBe(["BKS-0101", "COF-0101", "KIT-0101"]);
            token = await TokenAsync(shop, "admin");
            before = shop.Outputs["adminPoolId"]!.ToString();
            await shop.StopAsync();
        }

        await using var next = await RunningLocal.StartAsync(folder);
        using var admin = new Client(next.Shop, () => token);

        (await CodesAsync(next)).ShouldBe(["BKS-0101", "COF-0101", "KIT-0101"]);
        next.Outputs["adminPoolId"]!.ToString().ShouldBe(before);
        (await admin.GetAsync("admin/products")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WhatDriftsIsToldAndRepairedWhenItHasSettled()
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);
        var example = Path.Combine(AppContext.BaseDirectory, "Catalogue", "example.csv");
        (await RunningLocal.RunAsync("seed", example, "--data", folder.Paths.Root)).ExitCode.ShouldBe(0);
        var right = await RunningLocal.RunAsync("reconcile", "--data", folder.Paths.Root);
        await Drifts.MakeAsync(shop);

        var told = await RunningLocal.RunAsync("reconcile", "--data", folder.Paths.Root);
        (await RunningLocal.RunAsync("clock", "advance", "61s", "--data", folder.Paths.Root)).ExitCode.ShouldBe(0);
        var repaired = await RunningLocal.RunAsync("reconcile", "--apply", "--data", folder.Paths.Root);

        (right.ExitCode, right.Complained).ShouldBe((0, ""), right.Told);
        right.Told.ShouldContain("SKUs counted: none drifts");
        told.ExitCode.ShouldBe(1, told.Told);
        told.Told.ShouldContain("reserved 7, counted 0");
        told.Told.ShouldContain("1 drifted, 0 mended, 1 left");
        repaired.ExitCode.ShouldBe(0, repaired.Told);
        repaired.Told.ShouldContain("1 drifted, 1 mended, 0 left");
    }

    [Theory]
    [InlineData("--port", "abc")]
    [InlineData("--port", "65536")]
    [InlineData("--aws-port", "-1")]
    [InlineData("--native", "--jit")]
    [InlineData("--nonsense")]
    [InlineData("--data")]
    [InlineData("--data", "")]
    [InlineData("token", "bob")]
    [InlineData("seed")]
    [InlineData("replay")]
    [InlineData("replay", "--from", "yesterday")]
    [InlineData("replay", "--from", "20m", "--to", "2026-11-22")]
    [InlineData("replay", "--from", "20m", "--event", "ProductRenamed")]
    [InlineData("redrive")]
    [InlineData("redrive", "--list", "inventory-follow-catalogue")]
    public async Task ACommandLineThatIsWrongIsToldInOneLine(params string[] arguments)
    {
        var refused = await RunningLocal.RunAsync(arguments);

        (refused.ExitCode, refused.Told).ShouldBe((2, ""));
        refused.Complained.TrimEnd().Split('\n').Length.ShouldBe(2);
        refused.Complained.ShouldEndWith($"--help shows what there is{Environment.NewLine}");
    }

    [Theory]
    [InlineData("outputs", "no outputs yet")]
    [InlineData("token customer", "No shop was ever started on")]
    [InlineData("seed example.csv", "there is no such file")]
    [InlineData("reconcile", "No shop is running on")]
    [InlineData("replay --from 20m", "No shop runs on")]
    [InlineData("redrive --list", "No shop runs on")]
    public async Task ACommandForAShopThatNeverRanSaysSoAndMakesNothing(string command, string told)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"never-{Guid.CreateVersion7()}");

        var refused = await RunningLocal.RunAsync([.. command.Split(' '), "--data", folder]);

        refused.ExitCode.ShouldBe(1);
        refused.Complaint.ShouldContain(told);
        Directory.Exists(folder).ShouldBeFalse();
    }

    private static IEnumerable<string> NamesOfTheStack() => typeof(OutputNames).GetFields()
        .Select(field => (string)field.GetRawConstantValue()!)
        .Concat(Topology.Shop.Describe().Tables.Select(OutputNames.Of));

    private static async Task<string> TokenAsync(RunningLocal shop, params string[] arguments)
    {
        var printed = await RunningLocal.RunAsync(["token", .. arguments, "--data", shop.Paths.Root]);
        (printed.ExitCode, printed.Complained).ShouldBe((0, ""));
        return printed.Told.TrimEnd().Split('\n').ShouldHaveSingleItem();
    }

    private static string SubOf(string token)
    {
        var claims = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        var json = Convert.FromBase64String(claims.PadRight((claims.Length + 3) / 4 * 4, '='));
        return (string)JsonNode.Parse(Encoding.UTF8.GetString(json))!["sub"]!;
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(RunningLocal shop)
    {
        using var anyone = new Client(shop.Shop, () => null);
        var page = await anyone.GetAsync("products");
        return [.. page.Body["items"]!.AsArray().Select(p => (string)p!["code"]!).Order(StringComparer.Ordinal)];
    }
}
