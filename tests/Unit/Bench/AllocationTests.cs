using System.Buffers;
using System.Globalization;
using Ecommerce.Bench.Handlers.Invoking;
using Ecommerce.Lambda;
using Ecommerce.Tests.Unit.Lambda;

namespace Ecommerce.Tests.Unit.Bench;

/// <summary>
/// What a warm invoke allocates, counted on the one thread that does it all: from one event of the Runtime API to the next, with
/// everything in between. Bytes, other than times, are the same on every machine.
/// </summary>
public sealed class AllocationTests
{
    // The first ones fill caches; of the others the least counts, since the runtime compiles anew on the thread that it finds.
    private const int WarmUpCount = 20;
    private const int MeasuredCount = 20;

    public static TheoryData<string> Kinds => [.. Invoke.All.Select(i => i.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AWarmInvokeAllocatesNoMoreThanItsBudget(string kind)
    {
        var invoke = Invoke.All.Single(i => i.Name == kind);

        var bytes = BytesOf(invoke);

        bytes.ShouldBeLessThanOrEqualTo(invoke.BytesMax, "Make it less, or raise the budget with a reason");
    }

    [Fact]
    public void WhatAFunctionAllocatesIsCounted()
    {
        var invoke = Invoke.All[0];

        var more = BytesOf(invoke, wasted: 10_000) - BytesOf(invoke);

        more.ShouldBeInRange(9_900, 10_200);
    }

    private static long BytesOf(Invoke invoke, int wasted = 0)
    {
        using Stage stage = new(invoke);
        using FakeRuntimeApi api = new(Script(invoke));
        MeteredFunction metered = new(stage.Function, WarmUpCount + MeasuredCount, wasted);
        using (RuntimeLoop loop = new(api.Endpoint, stage.Telemetry.Log))
        {
            loop.Run(() => new Instance(metered, stage.Host));
        }

        var right = $$"""{"statusCode":{{invoke.Status}},""";
        var answers = api.Received.Where(r => r.Path.EndsWith("/response", StringComparison.Ordinal)).ToList();
        answers.Count.ShouldBe(WarmUpCount + MeasuredCount);
        answers.ShouldAllBe(answer => answer.Body.StartsWith(right, StringComparison.Ordinal));
        return metered.Spent.Skip(WarmUpCount).Min();
    }

    private static List<Action<Stream>> Script(Invoke invoke)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeMilliseconds();
        var more = string.Create(
            CultureInfo.InvariantCulture,
            $"Lambda-Runtime-Deadline-Ms: {deadline}\r\nLambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0\r\n"
            + $"Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:{invoke.Function}\r\n");
        var next = FakeRuntimeApi.Event(invoke.Event, "8476a536-e9f4-11e8-9739-2dfe598c3fcd", more);
        return [.. Enumerable.Range(0, WarmUpCount + MeasuredCount).SelectMany(_ => (Action<Stream>[])[next, FakeRuntimeApi.Accepted])];
    }

    /// <summary>Notes at each event what the thread had allocated by then.</summary>
    private sealed class MeteredFunction(IFunction function, int count, int wasted) : IFunction
    {
        private readonly List<long> _readings = new(count);

        /// <summary>From one event to the next.</summary>
        public IEnumerable<long> Spent => _readings.Zip(_readings.Skip(1), (one, next) => next - one);

        public void Warm() => function.Warm();

        public void Invoke(Invocation invocation, IBufferWriter<byte> response)
        {
            _readings.Add(GC.GetAllocatedBytesForCurrentThread());
            if (wasted > 0)
            {
                GC.KeepAlive(new byte[wasted]);
            }

            function.Invoke(invocation, response);
        }
    }
}
