using System.Diagnostics.Metrics;

namespace Ecommerce.Lambda;

/// <summary>
/// Collects what is measured during an invocation: our own figures directly, those of meters named
/// <see cref="Telemetry.SourceName"/> through a listener. Observable instruments are not polled: an instance is frozen in between.
/// </summary>
internal sealed class Metrics(string service) : IDisposable
{
    private const int OwnSeries = 5;

    private readonly List<MetricSeries> _series = [];
    private MeterListener? _listener;
    private Meter? _meter;
    private InvocationScope? _scope;

    /// <summary>The instance's meter. Made when it is first asked for: a function without figures of its own pays nothing.</summary>
    public Meter Meter
    {
        get
        {
            Listen();
            return _meter ??= new Meter(Telemetry.SourceName);
        }
    }

    /// <summary>Measurements that did not fit the bounds.</summary>
    public int Dropped { get; private set; }

    public IReadOnlyList<MetricSeries> Series => _series;

    public void Begin(InvocationScope scope)
    {
        _scope = scope;
        Clear();
    }

    public void Clear()
    {
        _series.Clear();
        Dropped = 0;
    }

    /// <summary>Records one of our own figures; there is always room for them.</summary>
    public void Record(string name, string unit, MetricKind kind, double value, params ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Record(name, unit, kind, value, tags, LambdaLimits.MetricSeriesMax);

    private void Record(
        string name, string unit, MetricKind kind, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, int seriesMax)
    {
        var dimensions = MetricSeries.DimensionsOf(service, tags);
        foreach (var series in _series)
        {
            if (!series.IsFull && series.Is(name, dimensions))
            {
                series.Record(value);
                return;
            }
        }

        if (_series.Count >= seriesMax || !double.IsFinite(value))
        {
            Dropped++;
            return;
        }

        MetricSeries added = new(name, unit, kind, dimensions);
        added.Record(value);
        _series.Add(added);
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _meter?.Dispose();
    }

    private void Listen()
    {
        if (_listener is not null)
        {
            return;
        }

        _listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (string.Equals(instrument.Meter.Name, Telemetry.SourceName, StringComparison.Ordinal) && !instrument.IsObservable)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _listener.Start();
    }

    private void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_scope?.ThreadId == Environment.CurrentManagedThreadId)
        {
            Record(instrument.Name, UnitOf(instrument), KindOf(instrument), value, tags, LambdaLimits.MetricSeriesMax - OwnSeries);
        }
    }

    private static MetricKind KindOf(Instrument instrument) => instrument switch
    {
        Histogram<int> or Histogram<long> or Histogram<double> => MetricKind.Each,
        Gauge<int> or Gauge<long> or Gauge<double> => MetricKind.Last,
        _ => MetricKind.Sum,
    };

    /// <summary>CloudWatch's name (MetricDatum) for an instrument's unit (UCUM, as OpenTelemetry writes it).</summary>
    private static string UnitOf(Instrument instrument) => instrument.Unit switch
    {
        "s" => "Seconds",
        "ms" => "Milliseconds",
        "us" => "Microseconds",
        "By" => "Bytes",
        "%" => "Percent",
        null or "" or ['{', ..] => "Count",
        _ => "None",
    };
}
