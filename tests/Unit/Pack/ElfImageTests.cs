using Ecommerce.Pack.Elf;

namespace Ecommerce.Tests.Unit.Pack;

public sealed class ElfImageTests
{
    [Fact]
    public void ItTellsEachVersionOnce()
    {
        var image = ElfImage.Read(ElfFile.For(ElfImage.Arm64, "GLIBC_2.34", "GLIBC_2.17", "GCC_3.0", "GLIBC_2.17"));

        image.Machine.ShouldBe(ElfImage.Arm64);
        image.Needs.ShouldBe(["GCC_3.0", "GLIBC_2.17", "GLIBC_2.34"]);
    }

    [Fact]
    public void ItReadsTheProgramThatRunsThisTest()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have other files");

        var image = ElfImage.Read(File.ReadAllBytes(Environment.ProcessPath!));

        image.Machine.ShouldBeOneOf(ElfImage.X64, ElfImage.Arm64);
        image.Needs.ShouldContain(need => need.StartsWith("GLIBC_2.", StringComparison.Ordinal));
    }

    [Fact]
    public void WhereverAFileIsCutOffItIsRefused()
    {
        var whole = ElfFile.Needing("GLIBC_2.34", "GLIBC_2.35");

        for (var length = 0; length < whole.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => ElfImage.Read(whole.AsSpan(0, length)), $"{length} bytes");
        }
    }

    [Fact]
    public void ChainsThatRunThroughEachOtherAreRefused()
    {
        const int HeaderBytes = 64, LinkBytes = 16, Versions = 100;
        var file = ElfFile.Needing([.. Enumerable.Repeat("GLIBC_2.34", Versions)]);
        for (var i = 0; i < Versions; i++)
        {
            // Each link is a library whose versions begin with itself, and the next one follows.
            var link = file.AsSpan(HeaderBytes + (i * LinkBytes), LinkBytes);
            link[8..].Clear();
            link[12] = LinkBytes;
        }

        Should.Throw<InvalidDataException>(() => ElfImage.Read(file)).Message.ShouldContain("run through each other");
    }

    [Fact]
    public void WhateverByteIsDamagedNothingElseIsThrown()
    {
        var whole = ElfFile.Needing("GLIBC_2.34", "GLIBC_2.35");

        for (var at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] = 0xFF;
            try
            {
                ElfImage.Read(damaged).Needs.Count.ShouldBeLessThanOrEqualTo(2);
            }
            catch (InvalidDataException)
            {
                // Refused, which is as good.
            }
        }
    }
}
