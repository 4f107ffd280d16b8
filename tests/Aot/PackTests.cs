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
        packages.Made.Count.ShouldBe(Packages.Orders.Sum(order => order.Packages.Count()));
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
        var here = packages.Made.Where(p => p.Name.Contains(Packages.OnBoth, StringComparison.Ordinal)).ToArray();
        here.Length.ShouldBe(Order.AllArchitectures.Count);
        var elsewhere = Directory.CreateTempSubdirectory("another place ");
        CopySources(NativeServices.RepositoryRoot(), elsewhere.FullName);

        var there = await Packages.PackAsync(
            Packages.OrderFrom(elsewhere.FullName, Order.AllArchitectures, [Packages.OnBoth]), TextWriter.Null, Stop);

        there.ShouldBe(here);
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task PackedAgainNothingIsCompiledAndNothingIsDifferent()
    {
        var made = packages.Made;

        await using var told = new StringWriter();
        var again = await Packages.PackAsync(told, Stop);

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

    // The executable, of the other processor where it was packed for that: there it is a script that runs it in an emulator.
    private static string Unpack(Architecture architecture, string service, DirectoryInfo folder)
    {
        var packed = Packages.Orders.SelectMany(order => order.Packages).Where(p => p.Service == service).ToArray();
        var package = packed.SingleOrDefault(p => p.Architecture == architecture) ?? packed.Single();
        var task = Path.Combine(folder.FullName, service);
        ZipFile.ExtractToDirectory(package.Path, task);
        var executable = Path.Combine(task, Package.Executable);
        if (package.Architecture == Platform.Host)
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
