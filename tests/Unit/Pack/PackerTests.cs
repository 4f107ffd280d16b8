using Ecommerce.Pack;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Pack;

/// <summary>Real files in a folder of the test's own; only the compiler is another.</summary>
public sealed class PackerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("packer-").FullName;
    private readonly StringWriter _output = new();
    private readonly Order _order;

    public PackerTests()
    {
        _order = new(_root, Path.Combine(_root, "out"), [Architecture.Arm64, Architecture.X64], ["Inventory", "Products"]);
        Directory.CreateDirectory(Path.GetDirectoryName(_order.RootsFile)!);
        File.WriteAllText(_order.RootsFile, "roots");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        _output.Dispose();
    }

    [Fact]
    public async Task EveryServiceIsPackedForEveryProcessor()
    {
        var packed = await PackAsync(new(_root));

        string[] all = ["arm64/Inventory.zip", "arm64/Products.zip", "x64/Inventory.zip", "x64/Products.zip"];
        packed.Select(p => p.Name).ShouldBe(all);
        Files().ShouldBe(all);
        packed.ShouldBeUnique();
        _output.ToString().ReplaceLineEndings("\n").ShouldStartWith(
            "Compiling with a compiler 1.0\narm64/Inventory.zip: unchanged, not compiled again, executable ");
    }

    [Fact]
    public async Task TheSameAgainGivesTheSameBytes() =>
        (await PackAsync(new(_root))).Select(p => p.Sha256).ShouldBe((await PackAsync(new(_root))).Select(p => p.Sha256));

    [Fact]
    public async Task WhatDoesNotCompileLeavesNoPackageNotEvenTheFormerOne()
    {
        await PackAsync(new(_root));

        var refused = await RefusedAsync(new(_root) { Instead = { ["Products"] = () => throw new PackException("CS1002: ; expected") } });

        refused.ShouldBe("CS1002: ; expected");
        Files().ShouldBe(["arm64/Inventory.zip"]);
    }

    [Fact]
    public async Task AnExecutableThatWouldNotStartIsNotPacked()
    {
        var refused = await RefusedAsync(
            new(_root) { Instead = { ["Inventory"] = () => ElfFile.For(Ecommerce.Pack.Elf.ElfImage.Arm64, "GLIBC_2.35") } });

        refused.ShouldContain("needs GLIBC_2.35");
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task AMachineThatCannotCompileLeavesEverythingAsItWas()
    {
        await PackAsync(new(_root));

        (await RefusedAsync(new(_root) { Missing = "no clang" })).ShouldBe("no clang");

        Files().Count().ShouldBe(4);
    }

    [Fact]
    public async Task WhatAKilledRunLeftHalfIsTakenAway()
    {
        Directory.CreateDirectory(Path.Combine(_order.Output, "x64"));
        await File.WriteAllTextAsync(Path.Combine(_order.Output, "x64", "Products.zip.new"), "half", Stop);

        await PackAsync(new(_root));

        Files().Count().ShouldBe(4);
    }

    [Fact]
    public async Task TwoRunsAtOnceAreRefused()
    {
        var second = "";
        var publisher = new FakePublisher(_root)
        {
            Instead = { ["Inventory"] = () => throw new PackException(second = RefusedAsync(new(_root)).GetAwaiter().GetResult()) },
        };

        await RefusedAsync(publisher);

        second.ShouldStartWith("Another pack is at work in ");
    }

    private async Task<IReadOnlyList<Packed>> PackAsync(FakePublisher publisher) =>
        await new Packer(publisher, _output).RunAsync(_order, Stop);

    private async Task<string> RefusedAsync(FakePublisher publisher) =>
        (await Should.ThrowAsync<PackException>(PackAsync(publisher))).Message;

    private IEnumerable<string> Files() => Directory.Exists(_order.Output)
        ? Directory.EnumerateFiles(_order.Output, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_order.Output, path).Replace('\\', '/')).Order(StringComparer.Ordinal)
        : [];
}
