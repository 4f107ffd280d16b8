using Ecommerce.Pack;
using Ecommerce.Pack.Compile;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Pack;

public sealed class ToolchainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Architecture.X64, Architecture.X64,
        "x64 cannot be compiled here, as these are missing: clang, ld.lld, objcopy. "
        + "On Debian and Ubuntu: apt-get install -y clang lld binutils gcc libc6-dev")]
    [InlineData(Architecture.Arm64, Architecture.X64,
        "arm64 cannot be compiled here, as these are missing: clang, ld.lld, aarch64-linux-gnu-objcopy. "
        + "On Debian and Ubuntu: apt-get install -y clang lld binutils-aarch64-linux-gnu gcc-aarch64-linux-gnu libc6-dev-arm64-cross")]
    [InlineData(Architecture.X64, Architecture.Arm64,
        "x64 cannot be compiled here, as these are missing: clang, ld.lld, x86_64-linux-gnu-objcopy. "
        + "On Debian and Ubuntu: apt-get install -y clang lld binutils-x86-64-linux-gnu gcc-x86-64-linux-gnu libc6-dev-amd64-cross")]
    public async Task WhatIsMissingIsToldWithHowToGetIt(Architecture target, Architecture host, string line) =>
        (await MissingAsync(new(), target, host)).ShouldBe(line);

    [Fact]
    public async Task AToolThatIsThereIsNotMissing() =>
        (await MissingAsync(new("clang", "ld.lld"), Architecture.Arm64, Architecture.X64)).ShouldContain(
            "missing: aarch64-linux-gnu-objcopy, crt1.o, crti.o, crtbegin.o. ");

    [Fact]
    public async Task WhatIsThereIsToldAndUsed()
    {
        var folder = Directory.CreateTempSubdirectory("toolchain-");
        foreach (var file in (string[])["crt1.o", "crti.o", "crtbegin.o"])
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), file, Stop);
        }

        var programs = new FakePrograms("clang", "ld.lld", "aarch64-linux-gnu-objcopy") { StartFiles = folder.FullName };
        var toolchain = await Toolchain.FindAsync(programs, Architecture.Arm64, Architecture.X64, Stop);
        folder.Delete(recursive: true);

        toolchain.Versions.ShouldBe(["clang 1.0", "ld.lld 1.0", "aarch64-linux-gnu-objcopy 1.0", toolchain.Versions[3]]);
        toolchain.Versions[3].ShouldMatch("^C start files [0-9a-f]{16}$");
        toolchain.Properties.ShouldContain("-p:ObjCopyName=aarch64-linux-gnu-objcopy");
    }

    private static async Task<string> MissingAsync(FakePrograms programs, Architecture target, Architecture host) =>
        (await Should.ThrowAsync<PackException>(Toolchain.FindAsync(programs, target, host, Stop))).Message;
}
