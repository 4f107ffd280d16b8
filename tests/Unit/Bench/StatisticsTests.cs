using Ecommerce.Bench.ColdStart.Measuring;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Bench;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(new double[] { 7 }, 7)]
    [InlineData(new double[] { 9, 1, 5 }, 5)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    [InlineData(new double[] { 1, 1, 1, 1_000 }, 1)]
    public void TheMedianIsInTheMiddleWhateverTheOrder(double[] figures, double median) =>
        Statistics.Median(figures).ShouldBe(median);

    [Fact]
    public void AQuantileLiesBetweenItsNeighboursInProportion()
    {
        double[] figures = [.. Enumerable.Range(0, 11).Select(n => (double)n)];

        Statistics.Quantile(figures, 0.1).ShouldBe(1, tolerance: 1e-9);
        Statistics.Quantile(figures, 0.25).ShouldBe(2.5, tolerance: 1e-9);
        Statistics.Quantile(figures, 0.9).ShouldBe(9, tolerance: 1e-9);
        Statistics.Quantile(figures, 1).ShouldBe(10);
    }

    [Fact]
    public void OfNoFiguresThereIsNoMedian() => Should.Throw<ArgumentException>(() => Statistics.Median([]));

    [Property]
    public bool ShufflingKeepsAllAndAddsNone(int[] things, int seed) =>
        Statistics.Shuffle(things, new Random(seed)).Order().SequenceEqual(things.Order());

    [Fact]
    public void EveryRoundHasAnOrderOfItsOwn()
    {
        var (random, things) = (new Random(Seed: 1), Enumerable.Range(0, 20).ToArray());

        Statistics.Shuffle(things, random).ShouldNotBe(Statistics.Shuffle(things, random));
    }
}
