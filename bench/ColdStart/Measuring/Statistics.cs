namespace Ecommerce.Bench.ColdStart.Measuring;

/// <summary>What is told of a set of figures. Means are not: one neighbour's burst would be in them.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> figures) => Quantile(figures, 0.5);

    /// <summary>The figure below which that share of them lies, between two of them in proportion.</summary>
    public static double Quantile(IEnumerable<double> figures, double share)
    {
        double[] sorted = [.. figures.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("There are no figures", nameof(figures));
        }

        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The same things in an order drawn anew: nobody always runs after the same neighbour.</summary>
    public static T[] Shuffle<T>(IEnumerable<T> things, Random random)
    {
        T[] all = [.. things];
        random.Shuffle(all);
        return all;
    }
}
