using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Functions.Inventory;
using Ecommerce.Kernel;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Inventory;

public sealed class StockTests
{
    private static readonly ProductId s_product = ProductId.Of("prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f");

    // Small numbers, where borders lie, and the largest there are.
    private static readonly Arbitrary<(int Available, int Threshold, int Delta)> s_small =
        (from available in Gen.Choose(0, 30)
         from threshold in Gen.Choose(0, 12)
         from delta in Gen.Choose(-available, 30)
         select (available, threshold, delta)).ToArbitrary();

    [Property(MaxTest = 2_000)]
    public Property TheBandHoldsExactlyTheAmountsThatComeToTheSameLevel() => Prop.ForAll(s_small, stock =>
    {
        var (available, threshold, delta) = stock;
        var sku = Of(available, threshold);
        var (from, to) = sku.BandFor(delta);
        return Enumerable.Range(-5, 80).Concat([1_000, (int)Limits.StockOnHandMax - 1]).All(amount =>
        {
            var isSame = amount >= 0 && amount + delta >= 0 && amount + delta <= Limits.StockOnHandMax
                && sku.LevelAt(amount + delta) == sku.LevelAt(available + delta);
            return isSame == (amount >= from && amount <= to);
        });
    });

    [Property]
    public Property WhatIsThereIsInItsOwnBand() => Prop.ForAll(s_small, stock =>
        Of(stock.Available, stock.Threshold).BandFor(stock.Delta) is var (from, to) && stock.Available >= from && stock.Available <= to);

    [Theory]
    [InlineData(0, StockLevel.Out)]
    [InlineData(1, StockLevel.Low)]
    [InlineData(5, StockLevel.Low)]
    [InlineData(6, StockLevel.In)]
    public void LevelsChangeAtTheThreshold(long available, string level) => Of(available, 5).Level.ShouldBe(level);

    [Fact]
    public void WithoutAThresholdNothingIsLow() => Of(1, 0).Level.ShouldBe(StockLevel.In);

    [Theory]
    [InlineData(20, 5, -3, 9, 1_000_000_003)] // in: 6 are left, or more
    [InlineData(20, 5, -15, 16, 20)] // low: 1 to 5 are left
    [InlineData(20, 5, -20, 20, 20)] // out: exactly these
    [InlineData(3, 5, 10, 0, 999_999_990)] // in, from whatever there is
    [InlineData(0, 5, 4, 0, 1)] // low
    [InlineData(20, 5, 0, 6, 1_000_000_000)] // what nothing moves is in its own level
    public void BandsByExample(long available, long threshold, long delta, long from, long to) =>
        Of(available, threshold).BandFor(delta).ShouldBe((from, to));

    [Fact]
    public void WhatWasNeverReceivedIsOut()
    {
        var stock = Stock.Unopened(Sku.Of(s_product), s_product);

        (stock.Level, stock.Said).ShouldBe((StockLevel.Out, StockLevel.Out));
        stock.IsStored.ShouldBeFalse();
        StockView.Of(stock).Available.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, AdjustmentReason.Receipt, null)]
    [InlineData(-1, AdjustmentReason.Count, null)]
    [InlineData(1, AdjustmentReason.Count, null)]
    [InlineData(-1, AdjustmentReason.Damage, null)]
    [InlineData(Limits.StockDeltaMax, AdjustmentReason.Return, null)]
    [InlineData(-Limits.StockDeltaMax, AdjustmentReason.Damage, null)]
    [InlineData(0, AdjustmentReason.Count, "/delta out-of-range")]
    [InlineData(Limits.StockDeltaMax + 1, AdjustmentReason.Receipt, "/delta out-of-range")]
    [InlineData(-Limits.StockDeltaMax - 1, AdjustmentReason.Damage, "/delta out-of-range")]
    [InlineData(-1, AdjustmentReason.Receipt, "/delta wrong-sign")]
    [InlineData(-1, AdjustmentReason.Return, "/delta wrong-sign")]
    [InlineData(1, AdjustmentReason.Damage, "/delta wrong-sign")]
    [InlineData(long.MinValue, AdjustmentReason.Damage, "/delta out-of-range")]
    public void AnAdjustmentHasASizeAndADirection(long delta, AdjustmentReason reason, string? fault) =>
        Faults(new(delta, reason)).ShouldBe(fault is null ? [] : [fault]);

    [Theory]
    [InlineData(1, true)]
    [InlineData(Limits.ReferenceCharactersMax, true)]
    [InlineData(0, false)]
    [InlineData(Limits.ReferenceCharactersMax + 1, false)]
    public void AReferenceHasItsBounds(int characters, bool isRight) =>
        Faults(new(1, AdjustmentReason.Receipt, new string('r', characters))).ShouldBe(isRight ? [] : ["/reference not-a-text"]);

    [Fact]
    public void AReferenceHasNoControlCharacters() =>
        Faults(new(1, AdjustmentReason.Receipt, "a\nb")).ShouldBe(["/reference not-a-text"]);

    private static Stock Of(long available, long threshold) => new(
        Sku.Of(s_product), s_product, OnHand: available, Reserved: 0, available, threshold, LevelSequence: 1, Version: 1, IsStored: true);

    private static IEnumerable<string> Faults(Adjustment adjustment) =>
        adjustment.Broken()?.Faults.Select(f => $"{f.Where} {f.Code}") ?? [];
}
