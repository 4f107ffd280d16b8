using System.Globalization;

namespace Ecommerce.Bench.DynamoDb;

/// <summary>Very many requests over few keys: whether memory stays where it was.</summary>
internal static class SoakCommand
{
    private const int KeysCount = 2000;
    private const int Samples = 20;

    // The first samples see compilation, caches and connections come into being; memory is judged from here on.
    private const int WarmSample = 6;

    // A leak of 100 bytes a request would be 70 MB over the last 700,000 of a million.
    private const double GrowthMaxMb = 24;

    public static Command Create() => new(
        "soak", "Gets, puts, transactions and deletes over few keys; memory must stay flat.",
        new Dictionary<string, string> { ["requests"] = "1000000", ["clients"] = "8", ["record"] = "no" },
        RunAsync);

    private static async Task RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var machine = Machine.This();
        var (requests, clientsCount, records) = (arguments.Count("requests"), arguments.Count("clients"), arguments.IsYes("record"));
        await using var world = await DynamoDbWorld.StartAsync(cancellation);
        OwnClient[] clients = [.. Enumerable.Range(0, clientsCount).Select(_ => new OwnClient(world.Address))];
        var series = new List<MemorySample>();
        for (var part = 0; part < Samples; part++)
        {
            var count = requests / Samples / clientsCount;
            var first = (long)part * count;
            await Task.WhenAll(clients.Select(
                (client, number) => Threads.Run(() => RunPartAsync(client, number, first, count, cancellation))));
            series.Add(MemorySample.Take((part + 1) * count * clientsCount));
            Console.WriteLine(series[^1]);
        }

        Array.ForEach(clients, client => client.Dispose());
        var verdict = Verdict(series);
        Console.WriteLine(verdict);
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (records)
        {
            Results.Write("soak", new SoakResults(date, machine, requests, series, verdict));
        }
    }

    private static async Task RunPartAsync(OwnClient client, int number, long first, int count, CancellationToken cancellation)
    {
        for (var i = first; i < first + count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var key = Key(number, i);
            await ((i % 10) switch
            {
                < 5 => client.GetAsync(key),
                < 8 => client.PutAsync(key),
                8 => client.TransactAsync(key, Key(number, i + 1), $"COUNTER#{number}"),
                _ => client.DeleteAsync(key),
            });
        }
    }

    private static string Key(int client, long i) => string.Create(CultureInfo.InvariantCulture, $"{client}#{i * 7919 % KeysCount}");

    private static string Verdict(List<MemorySample> series)
    {
        var warm = series[Math.Min(WarmSample, series.Count - 1)];
        var (heap, set) = (series[^1].HeapMb - warm.HeapMb, series[^1].WorkingSetMb - warm.WorkingSetMb);
        var isFlat = heap <= GrowthMaxMb && set <= GrowthMaxMb;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(isFlat ? "flat" : "NOT flat")}: since {warm.Requests} requests the heap grew by {heap:0.0} MB and the working set"
            + $" by {set:0.0} MB (flat: each by at most {GrowthMaxMb} MB)");
    }
}

/// <summary>Memory after so many requests, garbage collected.</summary>
internal sealed record MemorySample(int Requests, double HeapMb, double WorkingSetMb)
{
    private const double Mb = 1024 * 1024;

    public static MemorySample Take(int requests)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        return new(requests, Math.Round(heap / Mb, 1), Math.Round(Environment.WorkingSet / Mb, 1));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Requests,9} requests  heap {HeapMb,6:0.0} MB  working set {WorkingSetMb,6:0.0} MB");
}

/// <summary>What was measured, when and on what.</summary>
internal sealed record SoakResults(string Date, Machine Machine, int Requests, IReadOnlyList<MemorySample> Series, string Verdict);
