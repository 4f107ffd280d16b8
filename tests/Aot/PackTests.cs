using System.IO.Compression;
using System.Net;
using Ecommerce.Local.Processes;
using Ecommerce.Pack;
using Ecommerce.Pack.Compile;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Aot;

/// <summary>What is uploaded: that it works when it is unpacked, and that it is the same wherever it was made.</summary>
public sealed class PackTests(Packages packages) : IClassFixture<Packages>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Architecture.Arm64)]
    [InlineData(Architecture.X64)]
    public async Task UnpackedTheyServeTheShop(Architecture architecture)
    {
        packages.Made.Count.ShouldBe(Packages.Order.Packages.Count());
        var folder = Directory.CreateTempSubdirectory("unpacked-");
        var executables = Order.AllServices.ToDictionary(service => service, service => Unpack(architecture, service, folder));

        await using (var shop = await RunningShop.StartAsync(executables, Stop))
        {
            using var admin = shop.Admin();
            if (architecture == Platform.Host)
            {
                await StockAsync(admin);
            }

            // Says no before it asks AWS: what signs a request is in OpenSSL, which an emulated processor has none of here.
            var refused = await admin.PostTextAsync("/products", """{"surprise":true}""");

            refused.Problem.ShouldBe("validation-failed", refused.ToString());
            shop.Cloud.Lambda.Recent.ShouldAllBe(i => i.Code == "native" && i.Outcome == "ok");
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void EveryPackageIsWithinItsBudget() => Summary.Warnings(packages.Made).ShouldBeEmpty();

    [Fact]
    public async Task TheSameSourcesInAnotherFolderGiveTheSamePackages()
    {
        const string Service = "Inventory";
        var here = packages.Made.Where(p => p.Name.Contains(Service, StringComparison.Ordinal));
        var elsewhere = Directory.CreateTempSubdirectory("another place ");
        CopySources(Packages.Order.RepositoryRoot, elsewhere.FullName);

        var there = await Packages.PackAsync(Packages.OrderFrom(elsewhere.FullName, [Service]), Stop);

        there.ShouldBe(here);
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task PackedAgainNothingIsCompiledAndNothingIsDifferent()
    {
        var made = packages.Made;

        await using var told = new StringWriter();
        var again = await Packages.PackAsync(Packages.Order, Stop, told);

        again.ShouldBe(made);
        foreach (var package in made)
        {
            told.ToString().ShouldContain($"{package.Name}: unchanged, not compiled again");
        }
    }

    private static async Task StockAsync(Client admin)
    {
        var created = await admin.PostAsync("/products", Samples.Shirt());
        created.Status.ShouldBe(HttpStatusCode.Created, created.ToString());
        var variant = (string)created.Body["variants"]![0]!["id"]!;
        var received = await admin.PostAsync($"/inventory/{variant}/adjustments", Samples.Adjustment(7), key: "k-1");
        received.Status.ShouldBe(HttpStatusCode.Created, received.ToString());
    }

    // The executable; on another processor a script that runs it in an emulator.
    private static string Unpack(Architecture architecture, string service, DirectoryInfo folder)
    {
        var task = Path.Combine(folder.FullName, service);
        ZipFile.ExtractToDirectory(Packages.Order.Packages.Single(p => p.Architecture == architecture && p.Service == service).Path, task);
        var executable = Path.Combine(task, Package.Executable);
        if (architecture == Platform.Host)
        {
            return executable;
        }

        var triple = Platform.Of(architecture).Triple;
        var emulator = Executables.Find($"qemu-{triple.Split('-')[0]}");
        Assert.SkipWhen(emulator is null, $"there is no emulator of {architecture.Word()} here: apt-get install -y qemu-user");
        var script = executable + ".sh";
        File.WriteAllText(script, $"#!/bin/sh\nexec {emulator} -L /usr/{triple} '{executable}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return script;
    }

    private static void CopySources(string from, string to)
    {
        string[] settings = [".editorconfig", "Directory.Build.props", "Directory.Packages.props", "global.json"];
        var sources = new[] { "functions", "shared" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(from, folder), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(from, path));
        foreach (var path in sources.Concat(settings))
        {
            var copy = Path.Combine(to, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(from, path), copy);
        }
    }
}
