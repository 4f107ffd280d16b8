using Ecommerce.Pack;
using Ecommerce.Pack.Elf;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Pack;

public sealed class CompatibilityTests
{
    [Fact]
    public void WhatLambdaHasIsEnough() =>
        Compatibility.Check(ElfFile.Needing("GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.9"), Architecture.X64, "x64/A.zip")
            .ShouldBe(new Version(2, 34));

    [Theory]
    [InlineData("GLIBC_2.35")]
    [InlineData("GLIBC_2.34.1")]
    [InlineData("GLIBC_3.0")]
    [InlineData("GLIBC_ABI_DT_RELR")]
    [InlineData("GLIBC_PRIVATE")]
    public void AnExecutableThatNeedsANewerLibraryIsRefused(string version) =>
        Refusal(ElfFile.Needing("GLIBC_2.17", version)).ShouldBe(
            $"The executable of x64/A.zip needs {version}; Amazon Linux 2023 has glibc 2.34: compile on an older system");

    [Fact]
    public void AnExecutableForTheOtherProcessorIsRefused() =>
        Refusal(ElfFile.For(ElfImage.Arm64, "GLIBC_2.17")).ShouldBe("The executable of x64/A.zip is not for x64 (its ELF machine is 183)");

    [Fact]
    public void AnExecutableOfAnotherLibraryIsRefused() =>
        Refusal(ElfFile.Needing("MUSL_1.2")).ShouldStartWith("The executable of x64/A.zip names no version of glibc");

    [Fact]
    public void WhatIsNoExecutableIsRefused() =>
        Refusal("#!/bin/sh"u8.ToArray()).ShouldBe("The executable of x64/A.zip cannot be read: it is no 64-bit ELF file");

    private static string Refusal(byte[] executable) =>
        Should.Throw<PackException>(() => Compatibility.Check(executable, Architecture.X64, "x64/A.zip")).Message;
}
