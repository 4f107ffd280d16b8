using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// CloudWatch's Embedded Metric Format: a log line from which CloudWatch extracts metrics. One line holds everything that an
/// invocation measured, except where two measurements would need one name for two values; those take a further line.
/// </summary>
internal sealed class Emf(LineOutput output, TimeProvider clock)
{
    private const string Namespace = "Ecommerce";

    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JsonTextEncoder.Instance,
        SkipValidation = true,
    };

    private readonly ByteBuffer _line = new();

    public void Write(IReadOnlyList<MetricSeries> series, string requestId)
    {
        foreach (var line in Arrange(series))
        {
            _line.Clear();
            using (Utf8JsonWriter json = new(_line, s_options))
            {
                WriteLine(json, line, requestId);
            }

            _line.Write("\n"u8);
            output.Write(_line.Span);
        }
    }

    private static List<List<MetricSeries>> Arrange(IReadOnlyList<MetricSeries> series)
    {
        List<List<MetricSeries>> lines = [];
        foreach (var one in series)
        {
            var line = lines.Find(line => line.Count < LambdaLimits.EmfMetricsMax && line.TrueForAll(one.FitsBeside));
            if (line is null)
            {
                lines.Add([one]);
            }
            else
            {
                line.Add(one);
            }
        }

        return lines;
    }

    private void WriteLine(Utf8JsonWriter json, List<MetricSeries> line, string requestId)
    {
        json.WriteStartObject();
        json.WriteStartObject("_aws"u8);
        json.WriteNumber("Timestamp"u8, clock.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics"u8);
        for (var i = 0; i < line.Count; i++)
        {
            // Series with the same dimensions share a directive, written where the first of them stands.
            if (line.FindIndex(other => SameDimensions(other, line[i])) == i)
            {
                WriteDirective(json, line, line[i]);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("requestId"u8, requestId);
        WriteDimensions(json, line);
        line.ForEach(series => WriteValues(json, series));
        json.WriteEndObject();
    }

    private static void WriteDirective(Utf8JsonWriter json, List<MetricSeries> line, MetricSeries first)
    {
        json.WriteStartObject();
        json.WriteString("Namespace"u8, Namespace);
        json.WriteStartArray("Dimensions"u8);
        json.WriteStartArray();
        foreach (var (name, _) in first.Dimensions)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics"u8);
        foreach (var series in line)
        {
            if (SameDimensions(series, first))
            {
                json.WriteStartObject();
                json.WriteString("Name"u8, series.Name);
                json.WriteString("Unit"u8, series.Unit);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDimensions(Utf8JsonWriter json, List<MetricSeries> line)
    {
        HashSet<string> written = new(StringComparer.Ordinal);
        foreach (var series in line)
        {
            foreach (var (name, value) in series.Dimensions)
            {
                if (written.Add(name))
                {
                    json.WriteString(name, value);
                }
            }
        }
    }

    private static void WriteValues(Utf8JsonWriter json, MetricSeries series)
    {
        if (series.Values.Count == 1)
        {
            json.WriteNumber(series.Name, series.Values[0]);
            return;
        }

        json.WriteStartArray(series.Name);
        series.Values.ForEach(json.WriteNumberValue);
        json.WriteEndArray();
    }

    private static bool SameDimensions(MetricSeries one, MetricSeries other) =>
        one.Dimensions.AsSpan().SequenceEqual(other.Dimensions);
}
