using System.Globalization;

namespace Ecommerce.Lambda;

/// <summary>How the measurements of an invocation become values.</summary>
internal enum MetricKind
{
    /// <summary>Added up: counters.</summary>
    Sum,

    /// <summary>Each kept: histograms.</summary>
    Each,

    /// <summary>The latest counts: gauges.</summary>
    Last,
}

/// <summary>What was measured in one invocation under one name and one set of dimensions.</summary>
internal sealed class MetricSeries(string name, string unit, MetricKind kind, KeyValuePair<string, string>[] dimensions)
{
    public string Name { get; } = name;

    public string Unit { get; } = unit;

    public KeyValuePair<string, string>[] Dimensions { get; } = dimensions;

    /// <summary>At most <see cref="LambdaLimits.EmfValuesMax"/>.</summary>
    public List<double> Values { get; } = [];

    public bool IsFull => kind == MetricKind.Each && Values.Count == LambdaLimits.EmfValuesMax;

    public void Record(double value)
    {
        if (kind == MetricKind.Each || Values.Count == 0)
        {
            Values.Add(value);
        }
        else
        {
            Values[0] = kind == MetricKind.Sum ? Values[0] + value : value;
        }
    }

    public bool Is(string name, ReadOnlySpan<KeyValuePair<string, string>> dimensions) =>
        string.Equals(Name, name, StringComparison.Ordinal) && dimensions.SequenceEqual(Dimensions);

    /// <summary>Whether both can stand in one EMF document, where a name has one value.</summary>
    public bool FitsBeside(MetricSeries other)
    {
        if (string.Equals(Name, other.Name, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var (name, value) in Dimensions)
        {
            foreach (var (otherName, otherValue) in other.Dimensions)
            {
                if (string.Equals(name, otherName, StringComparison.Ordinal) && !string.Equals(value, otherValue, StringComparison.Ordinal))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>An instrument's tags as dimensions. A dimension's value is a text of 1 to 1024 characters.</summary>
    public static KeyValuePair<string, string>[] DimensionsOf(string service, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var dimensions = new KeyValuePair<string, string>[Math.Min(tags.Length + 1, LambdaLimits.EmfDimensionsMax)];
        dimensions[0] = new("Service", service);
        for (var i = 1; i < dimensions.Length; i++)
        {
            var text = Convert.ToString(tags[i - 1].Value, CultureInfo.InvariantCulture);
            text = string.IsNullOrEmpty(text) ? "none" : text;
            dimensions[i] = new(tags[i - 1].Key, text[..Math.Min(text.Length, LambdaLimits.EmfDimensionCharsMax)]);
        }

        return dimensions;
    }
}
