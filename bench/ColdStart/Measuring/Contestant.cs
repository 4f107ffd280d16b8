using System.Diagnostics;
using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Bench.ColdStart.Spawning;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Bench.ColdStart.Measuring;

/// <summary>
/// An entry made ready to be started many times. Its first answer is read and judged; every later one must be the same, byte by byte.
/// </summary>
internal sealed class Contestant : IDisposable
{
    private readonly World _world;
    private readonly NativeStrings _arguments;
    private readonly NativeStrings _environment;
    private readonly byte[] _event;
    private byte[]? _answer;

    public Contestant(Entry entry, World world)
    {
        (Entry, _world) = (entry, world);
        _arguments = new(entry.Launch.Arguments);
        _environment = new(world.EnvironmentOf(entry));
        _event = world.MessageOf(entry.Exchange);
    }

    public Entry Entry { get; }

    /// <summary>Starts it, asks it, and ends it.</summary>
    /// <param name="memoryMb">The memory whose share of a CPU it gets; null: all that there is.</param>
    /// <param name="warmCount">How many more events it gets after the first.</param>
    /// <exception cref="BrokenVariantException">It did something else than it should; with all that it said.</exception>
    public Sample Start(int? memoryMb, int warmCount)
    {
        _world.Runtime.Reset();
        using var quota = memoryMb is { } memory ? CpuQuota.Of(memory) : null;
        GC.Collect(); // Ours, now: not in the middle of its start.
        var (spawned, started) = quota is null ? Spawn() : quota.Enter(Spawn);
        using var child = started;
        try
        {
            return Measure(child, spawned, warmCount);
        }
        catch (BrokenVariantException broken)
        {
            throw new BrokenVariantException($"""
                {Entry.Name} ({Entry.Calls}): {broken.Message}
                It wrote: {child.ReadOutput()}
                Last trouble that DynamoDB had: {_world.Failure ?? "none"}
                """);
        }
    }

    public void Dispose()
    {
        _arguments.Dispose();
        _environment.Dispose();
    }

    private (long At, Child Child) Spawn() => (Stopwatch.GetTimestamp(), Child.Start(_arguments, _environment));

    private Sample Measure(Child child, long spawned, int warmCount)
    {
        _world.Runtime.AwaitNext(child);
        var init = Stopwatch.GetElapsedTime(spawned);
        var initCpuMs = child.ReadCpuMs();
        var sent = Stopwatch.GetTimestamp();
        var answer = _world.Runtime.Invoke(_event, child);
        var first = Stopwatch.GetElapsedTime(sent);
        var (cpuMs, peakKib) = (child.ReadCpuMs(), child.ReadPeakKib());
        Judge(answer);
        _world.Runtime.Accept();
        _world.Runtime.AwaitNext(child);
        double? warm = warmCount == 0 ? null : Statistics.Median(Repeat(child, warmCount));
        return new(init.TotalMilliseconds, first.TotalMilliseconds, cpuMs, cpuMs - initCpuMs, peakKib, warm);
    }

    private double[] Repeat(Child child, int count)
    {
        var took = new double[count];
        for (var i = 0; i < count; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            var answer = _world.Runtime.Invoke(_event, child);
            took[i] = Stopwatch.GetElapsedTime(sent).TotalMicroseconds;
            Judge(answer);
            _world.Runtime.Accept();
            _world.Runtime.AwaitNext(child);
        }

        return took;
    }

    private void Judge(ReadOnlySpan<byte> answer)
    {
        if (_answer is null)
        {
            _answer = Entry.Exchange.FindFault(answer) is { } fault ? throw new BrokenVariantException(fault) : answer.ToArray();
        }
        else if (!answer.SequenceEqual(_answer))
        {
            throw new BrokenVariantException($"it answered something else than before: {System.Text.Encoding.UTF8.GetString(answer)}");
        }
    }
}
