using Ecommerce.Pack.Compile;

namespace Ecommerce.Tests.Unit.Pack;

public sealed class BuildLogTests
{
    [Theory]
    [InlineData("Program.cs(3,1): error CS1002: ; expected")]
    [InlineData("ILC : Trim analysis warning IL2026: Shop.Main(): Using member 'X' which has 'RequiresUnreferencedCodeAttribute'")]
    [InlineData("ILC : AOT analysis warning IL3050: Shop.Main(): Using member 'Y'")]
    [InlineData("clang : error : linker command failed with exit code 1")]
    public void TheFirstLineThatMattersIsTold(string line) =>
        BuildLog.FirstProblem(["  Determining projects to restore...", "  " + line, "another error"]).ShouldBe(line);

    [Theory]
    [InlineData("  Inventory -> artifacts/publish/Inventory/")]
    [InlineData("HttpErrors.cs compiles")]
    [InlineData("warning NU1900: no source answers")]
    public void WhatDoesNotMatterIsNotTold(string line) => BuildLog.FirstProblem([line]).ShouldBeNull();
}
