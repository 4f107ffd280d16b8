using System.Globalization;

namespace Ecommerce.Bench.DynamoDb;

/// <summary>Very many requests on a table with all that the shop's have: whether memory stays where it was.</summary>
internal static class SoakCommand
{
    private const int KeysCount = 2000;
    private const int Samples = 20;

    // The first samples see compilation, caches and connections come into being; memory is judged from here on.
    private const int WarmSample = 6;

    // A leak of 100 bytes a request would be 70 MB over the last 700,000 of a million.
    private const double GrowthMaxMb = 24;

    public static Command Create() => new(
        "soak", "Gets, puts, transactions and deletes beside an index, a stream and expiry; memory must stay flat.",
        new Dictionary<string, string> { ["requests"] = "1000000", ["clients"] = "8", ["record"] = "no" },
        RunAsync);

    private static async Task RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var machine = Machine.This();
        var (requests, clientsCount, records) = (arguments.Count("requests"), arguments.Count("clients"), arguments.IsYes("record"));
        var clock = new FastClock();
        await using var world = await DynamoDbWorld.StartAsync(clock, cancellation);
        await using var follower = await ExtendAsync(world, cancellation);
        SoakClient[] clients = [.. Enumerable.Range(1, clientsCount)
            .Select(number => new SoakClient(new OwnClient(world.Address), new Draw(number, KeysCount), clock))];
        var series = new List<MemorySample>();
        for (var part = 0; part < Samples; part++)
        {
            var count = requests / Samples / clientsCount;
            await Task.WhenAll(clients.Select(client => Threads.Run(() => client.RunAsync(count, cancellation))));
            series.Add(MemorySample.Take((part + 1) * count * clientsCount));
            Console.WriteLine(series[^1]);
        }

        Array.ForEach(clients, client => client.Dispose());
        var work = new SoakWork(
            clients.Sum(client => client.Gets), clients.Sum(client => client.Hits), follower.Records, follower.Expired);
        var verdict = Verdict(series);
        Console.WriteLine($"{work}\n{verdict}");
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (records)
        {
            Results.Write("soak", new SoakResults(date, machine, requests, work, series, verdict));
        }
    }

    private static async Task<StreamFollower> ExtendAsync(DynamoDbWorld world, CancellationToken cancellation)
    {
        using var client = new SdkClient(world.Address);
        await client.ExtendTableAsync(cancellation);
        world.Dynamo.SweepEvery(TimeSpan.FromSeconds(1), Console.Error);
        return new StreamFollower(world.Dynamo.Streams, DynamoDbWorld.Table);
    }

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

/// <summary>What was done beside the requests, so that nobody has to believe that it was.</summary>
/// <param name="Expired">Records of the service itself, which tell of expired items.</param>
internal sealed record SoakWork(long Gets, long Hits, long StreamRecords, long Expired)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Hits} of {Gets} gets found an item; the stream told of {StreamRecords} changes, {Expired} of them expiries");
}

/// <summary>What was measured, when and on what.</summary>
internal sealed record SoakResults(
    string Date, Machine Machine, int Requests, SoakWork Work, IReadOnlyList<MemorySample> Series, string Verdict);
