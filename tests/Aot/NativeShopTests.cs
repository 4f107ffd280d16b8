using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Aot;

/// <summary>
/// What <c>dotnet test</c> of JIT builds cannot see: that the executables compile without a trim warning, start and answer.
/// </summary>
public sealed partial class NativeShopTests(NativeServices native) : IClassFixture<NativeServices>
{
    // A binary built on a newer system must still start on Amazon Linux 2023, which has glibc 2.34.
    private static readonly Version s_glibcMax = new(2, 34);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NativeExecutablesServeTheShop()
    {
        await using var shop = await RunningShop.StartAsync(native.Executables, Stop);
        using var admin = shop.Admin();

        var created = await admin.PostAsync("/products", Samples.Shirt());
        var variant = (string)created.Body["variants"]![0]!["id"]!;
        var received = await admin.PostAsync($"/inventory/{variant}/adjustments", Samples.Adjustment(7), key: "k-1");
        var read = await admin.GetAsync($"/products/{created.Body["id"]}");
        var refused = await admin.PostTextAsync("/products", """{"code":1,"surprise":true}""");

        created.Status.ShouldBe(HttpStatusCode.Created, created.ToString());
        received.Status.ShouldBe(HttpStatusCode.Created, received.ToString());
        ((string)read.Body["availability"]!).ShouldBe("in_stock");
        refused.Problem.ShouldBe("validation-failed");
        refused.Faults.ShouldContain("/surprise unknown-field");
        shop.Cloud.Lambda.Recent.ShouldAllBe(i => i.Code == "native" && i.Outcome == "ok");
    }

    [Fact]
    public async Task ASwapToNativeCodeUnderLoadFailsNoRequest()
    {
        var executables = native.Executables;
        await using var shop = await RunningShop.StartAsync(new Dictionary<string, string>(), Stop);
        using var admin = shop.Admin();
        await admin.PostAsync("/products", Samples.Mug());
        using var swapped = new CancellationTokenSource();

        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(n => LoadAsync(shop, n, swapped.Token)));
        foreach (var function in shop.Cloud.Shop.Functions)
        {
            var code = shop.Code.Native(executables[function.Service]);
            (await shop.Cloud.Lambda.SwapAsync(function.NameIn(shop.Cloud.Place), code, Stop)).ShouldBeNull();
        }

        await admin.GetAsync("/products");
        await swapped.CancelAsync();

        (await load).Sum(l => l.Failures.Count).ShouldBe(0, string.Join(Environment.NewLine, (await load).SelectMany(l => l.Failures)));
        (await load).Sum(l => l.Count).ShouldBeGreaterThan(0);
        shop.Cloud.Lambda.Recent.Select(i => i.Code).Distinct().ShouldContain("native");
    }

    [Fact]
    public async Task ExecutablesNeedNoNewerLibraryThanLambdaHas()
    {
        foreach (var executable in native.Executables.Values)
        {
            var needed = GlibcVersion().Matches(await SymbolsOfAsync(executable)).Select(m => Version.Parse(m.Groups[1].Value)).ToArray();

            needed.ShouldNotBeEmpty();
            needed.Max().ShouldBeLessThanOrEqualTo(s_glibcMax, Path.GetFileName(executable));
        }
    }

    private static async Task<(int Count, List<string> Failures)> LoadAsync(RunningShop shop, int number, CancellationToken end)
    {
        using var admin = shop.Admin();
        var failures = new List<string>();
        var count = 0;
        for (; !end.IsCancellationRequested; count++)
        {
            var reply = count % 3 == 0
                ? await admin.PostAsync("/products", Samples.Mug(string.Create(CultureInfo.InvariantCulture, $"MUG-{number}-{count}")))
                : await admin.GetAsync("/products?limit=5");
            if ((int)reply.Status >= 400)
            {
                failures.Add(reply.ToString());
            }
        }

        return (count, failures);
    }

    private static async Task<string> SymbolsOfAsync(string executable)
    {
        var start = new ProcessStartInfo("objdump", ["-T", executable]) { RedirectStandardOutput = true };
        using var objdump = Process.Start(start)!;
        return await objdump.StandardOutput.ReadToEndAsync(Stop);
    }

    [GeneratedRegex(@"GLIBC_(\d+\.\d+)")]
    private static partial Regex GlibcVersion();
}
