using System.Text.Json.Nodes;
using Ecommerce.Local.Reconciling;

namespace Ecommerce.Tests.Unit.Commands;

public sealed class SkuDriftTests
{
    private const string Sku = "prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f";

    [Theory]
    [InlineData(10, 0, 9, "available 9, counted 10")]
    [InlineData(9, 1, 8, "on hand 9, counted 10; reserved 1, counted 0; available 8, counted 10")]
    public void ADriftIsOneLineOfWhatIsWrong(long onHand, long reserved, long available, string figures)
    {
        var drift = SkuDrift.Of("MUG-1", new JsonObject
        {
            ["sku"] = Sku,
            ["stored"] = new JsonObject { ["onHand"] = onHand, ["reserved"] = reserved, ["available"] = available },
            ["counted"] = new JsonObject { ["onHand"] = 10L, ["reserved"] = 0L, ["available"] = 10L },
            ["isDrift"] = true,
            ["recheckAfter"] = "2026-11-23T13:08:00.000Z",
        });

        drift.ToString().ShouldBe($"MUG-1  {Sku}  {figures}");
        drift.RecheckAfter.ShouldBe(new DateTimeOffset(2026, 11, 23, 13, 8, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(3, 0, 0, 0, "3 SKUs counted: none drifts")]
    [InlineData(3, 2, 2, 0, "3 SKUs counted: 2 drifted, 2 mended, 0 left")]
    [InlineData(3, 2, 0, 2, "3 SKUs counted: 2 drifted, 0 mended, 2 left")]
    public void TheSummarySaysWhatIsLeft(int counted, int drifting, int mended, int left, string summary)
    {
        var report = new ReconcileReport(counted, drifting, mended);

        report.ToString().ShouldBe(summary);
        report.Left.ShouldBe(left);
    }
}
