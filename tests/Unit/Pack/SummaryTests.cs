using Ecommerce.Pack;

namespace Ecommerce.Tests.Unit.Pack;

public sealed class SummaryTests
{
    private static readonly Packed s_small = new("arm64/Products.zip", 7_600_000, 3_150_000, new(2, 34), "ab12");
    private static readonly Packed s_large = new("x64/Orders.zip", 7_600_001, 3_456_789, new(2, 17), "cd34");

    [Fact]
    public void TheTableSaysWhatWasMadeAndWhatIsAllowed() =>
        Summary.Table([s_small, s_large]).ShouldBe(
        [
            "package               executable           zip  glibc  SHA-256 of the zip",
            "arm64/Products.zip     7,600,000     3,150,000   2.34  ab12",
            "x64/Orders.zip         7,600,001     3,456,789   2.17  cd34",
            "largest                7,600,001     3,456,789",
            "budget                 7,600,000     3,150,000",
        ]);

    [Fact]
    public void WhatIsWithinTheBudgetIsNotWarnedOf() => Summary.Warnings([s_small]).ShouldBeEmpty();

    [Fact]
    public void WhatIsBeyondTheBudgetIsWarnedOfByName() =>
        Summary.Warnings([s_small, s_large]).ShouldBe(
        [
            "warning: the executable of x64/Orders.zip is 1 bytes beyond the budget of 7,600,000",
            "warning: the zip of x64/Orders.zip is 306,789 bytes beyond the budget of 3,150,000",
        ]);
}
