using System.Diagnostics.Metrics;
using System.Text.Json;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class MetricTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void AnInvocationWritesItsOwnFiguresInOneLine()
    {
        _world.Invoke(new ActFunction((_, _) => _world.Clock.Advance(TimeSpan.FromMilliseconds(7))), "{}");

        _world.Lines[^1].ShouldBe(
            World.Line("""
                {"_aws":{"Timestamp":1795352880130,"CloudWatchMetrics":[{"Namespace":"Ecommerce","Dimensions":[["Service",
                "Operation","StatusClass"]],"Metrics":[{"Name":"Requests","Unit":"Count"}]},{"Namespace":"Ecommerce",
                "Dimensions":[["Service","Operation"]],"Metrics":[{"Name":"Duration","Unit":"Milliseconds"}]},
                {"Namespace":"Ecommerce","Dimensions":[["Service","Function"]],"Metrics":[{"Name":"ColdStart",
                "Unit":"Count"}]}]},"requestId":"inv-1","Service":"products","Operation":"products-api","StatusClass":"ok",
                "Function":"products-api","Requests":1,"Duration":7,"ColdStart":1}
                """));
    }

    [Fact]
    public void ARequestIsCountedByOperationAndStatusClass()
    {
        var function = ApiFunction.Create(_world.Host, [Route.Act("act", "POST /x", _ => Answer.NoContent)]);

        _world.Invoke(function, ProxyEvents.Post("/x", "/x", "").ToJsonString());

        var line = _world.Metrics.ShouldHaveSingleItem();
        (line.GetProperty("Operation").GetString(), line.GetProperty("StatusClass").GetString()).ShouldBe(("act", "2xx"));
    }

    [Fact]
    public void InstrumentsOfOurMetersAreGathered()
    {
        var meter = _world.Telemetry.Meter;
        var placed = meter.CreateCounter<long>("OrdersPlaced");
        var amount = meter.CreateHistogram<double>("OrderAmount", "{cents}");
        var size = meter.CreateGauge<int>("CartSize", "By");

        _world.Invoke(new ActFunction((_, _) =>
        {
            placed.Add(1);
            placed.Add(2);
            amount.Record(10, new KeyValuePair<string, object?>("Currency", "EUR"));
            amount.Record(20.5, new KeyValuePair<string, object?>("Currency", "EUR"));
            size.Record(5);
            size.Record(7);
        }), "{}");

        var line = _world.Metrics.ShouldHaveSingleItem();
        line.GetProperty("OrdersPlaced").GetDouble().ShouldBe(3);
        line.GetProperty("OrderAmount").GetRawText().ShouldBe("[10,20.5]");
        line.GetProperty("CartSize").GetDouble().ShouldBe(7);
        line.GetProperty("Currency").GetString().ShouldBe("EUR");
        Metric(line, "CartSize").GetProperty("Unit").GetString().ShouldBe("Bytes");
    }

    [Fact]
    public void OneNameWithTwoValuesTakesASecondLine()
    {
        var placed = _world.Telemetry.Meter.CreateCounter<long>("OrdersPlaced");

        _world.Invoke(new ActFunction((_, _) =>
        {
            placed.Add(1, new KeyValuePair<string, object?>("Currency", "EUR"));
            placed.Add(2, new KeyValuePair<string, object?>("Currency", "USD"));
        }), "{}");

        _world.Metrics.Select(line => $"{line.GetProperty("Currency")} {line.GetProperty("OrdersPlaced")}").ShouldBe(["EUR 1", "USD 2"]);
    }

    [Fact]
    public void ValuesAboveTheirBoundTakeASecondLine()
    {
        var amount = _world.Telemetry.Meter.CreateHistogram<int>("Amount");

        _world.Invoke(new ActFunction((_, _) =>
        {
            for (var i = 0; i < LambdaLimits.EmfValuesMax + 1; i++)
            {
                amount.Record(i);
            }
        }), "{}");

        _world.Metrics.Count.ShouldBe(2);
        _world.Metrics[0].GetProperty("Amount").GetArrayLength().ShouldBe(LambdaLimits.EmfValuesMax);
        _world.Metrics[1].GetProperty("Amount").GetInt32().ShouldBe(LambdaLimits.EmfValuesMax);
    }

    [Fact]
    public void SeriesAboveTheirBoundAreDroppedAndCounted()
    {
        const int Own = 5; // Those of a batch, which has the most.
        var meter = _world.Telemetry.Meter;
        var counters = Enumerable.Range(0, LambdaLimits.MetricSeriesMax - Own + 2).Select(i => meter.CreateCounter<int>($"C{i}")).ToList();

        var function = QueueFunction.Create(_world.Host, "Count", _ =>
        {
            counters.ForEach(counter => counter.Add(1));
            return null;
        });
        _world.Invoke(function, Batches.OfQueue("one"));

        _world.Logged("metrics-dropped")[0].GetProperty("count").GetInt32().ShouldBe(2);
        _world.Metrics.Sum(line => line.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray()
            .Sum(directive => directive.GetProperty("Metrics").GetArrayLength())).ShouldBe(LambdaLimits.MetricSeriesMax);
        _world.Metrics.ShouldAllBe(line => line.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray()
            .All(directive => directive.GetProperty("Metrics").GetArrayLength() <= LambdaLimits.EmfMetricsMax));
    }

    [Fact]
    public void DimensionsHaveTheBoundsOfTheFormat()
    {
        var counter = _world.Telemetry.Meter.CreateCounter<int>("Wide");
        var tags = Enumerable.Range(0, LambdaLimits.EmfDimensionsMax)
            .Select(i => new KeyValuePair<string, object?>(
                $"D{i:00}", i == 0 ? new string('x', LambdaLimits.EmfDimensionCharsMax + 1) : ""))
            .ToArray();

        _world.Invoke(new ActFunction((_, _) => counter.Add(1, tags)), "{}");

        var line = _world.Metrics[0];
        line.GetProperty("D00").GetString()!.Length.ShouldBe(LambdaLimits.EmfDimensionCharsMax);
        line.GetProperty("D01").GetString().ShouldBe("none");
        line.TryGetProperty($"D{LambdaLimits.EmfDimensionsMax - 1}", out _).ShouldBeFalse();
    }

    [Fact]
    public void WhatAnotherInstanceMeasuresIsNotOurs()
    {
        using Meter foreign = new(Telemetry.SourceName);
        var elsewhere = foreign.CreateCounter<long>("Elsewhere");
        _ = _world.Telemetry.Meter;

        _world.Invoke(new ActFunction((_, _) =>
        {
            Thread other = new(() => elsewhere.Add(1));
            other.Start();
            other.Join();
        }), "{}");

        _world.Metrics[0].TryGetProperty("Elsewhere", out _).ShouldBeFalse();
    }

    [Fact]
    public void AMeterOfAnotherNameIsNotListenedTo()
    {
        using Meter other = new("Another");
        var counter = other.CreateCounter<long>("Hidden");
        _ = _world.Telemetry.Meter;

        _world.Invoke(new ActFunction((_, _) => counter.Add(1)), "{}");

        _world.Metrics[0].TryGetProperty("Hidden", out _).ShouldBeFalse();
    }

    private static JsonElement Metric(JsonElement line, string name) => line.GetProperty("_aws").GetProperty("CloudWatchMetrics")
        .EnumerateArray().SelectMany(directive => directive.GetProperty("Metrics").EnumerateArray())
        .Single(metric => metric.GetProperty("Name").GetString() == name);
}
