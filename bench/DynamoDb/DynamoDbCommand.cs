using System.Globalization;
using System.Text;

namespace Ecommerce.Bench.DynamoDb;

/// <summary>Latency of one client and throughput of sixteen, through the official SDK and through our own client.</summary>
internal static class DynamoDbCommand
{
    private const int ClientsMax = 16;
    private const int KeysCount = 5000;

    public static Command Create() => new(
        "dynamodb", "Latency and throughput of the local DynamoDB over HTTP, on a durable file.",
        new Dictionary<string, string> { ["seconds"] = "10", ["record"] = "no" },
        RunAsync);

    private static async Task RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var (seconds, records) = (arguments.Count("seconds"), arguments.IsYes("record"));
        var machine = Machine.This();
        var rows = await MeasureAsync(TimeSpan.FromSeconds(seconds), cancellation);
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var results = new DynamoDbResults(date, machine, seconds, rows);
        var table = results.ToTable();
        Console.Write(table);
        if (records)
        {
            Results.Write("dynamodb", results);
            Results.WriteTable("dynamodb", table);
        }
    }

    private static async Task<IReadOnlyList<Measured>> MeasureAsync(TimeSpan time, CancellationToken cancellation)
    {
        await using var world = await DynamoDbWorld.StartAsync(cancellation);
        var rows = new List<Measured>();
        foreach (var make in (Func<IClient>[])[() => new SdkClient(world.Address), () => new OwnClient(world.Address)])
        {
            IClient[] clients = [.. Enumerable.Range(0, ClientsMax).Select(_ => make())];
            await FillAsync(clients[0]);
            foreach (var (operation, run, count) in Operations)
            {
                await Console.Error.WriteLineAsync($"{operation} through {clients[0].Name}, {count} at a time");
                Func<long, Task>[] runs = [.. clients.Take(count).Select(client => (Func<long, Task>)(i => run(client, i)))];
                rows.Add(await Measured.RunAsync(operation, clients[0].Name, runs, time, cancellation));
            }

            Array.ForEach(clients, client => client.Dispose());
        }

        return rows;
    }

    private static (string Operation, Func<IClient, long, Task> Run, int Clients)[] Operations { get; } =
    [
        ("put", (client, i) => client.PutAsync(Key(i)), 1),
        ("get", (client, i) => client.GetAsync(Key(i)), 1),
        ("transact (2 puts, 1 update)", (client, i) => client.TransactAsync($"a{Key(i)}", $"b{Key(i)}", $"c{Key(i)}"), 1),
        ("put", (client, i) => client.PutAsync(Key(i)), ClientsMax),
        ("get", (client, i) => client.GetAsync(Key(i)), ClientsMax),
    ];

    private static async Task FillAsync(IClient client)
    {
        for (var i = 0; i < KeysCount; i++)
        {
            await client.PutAsync(Key(i));
        }
    }

    // A large prime spreads the numbers of a client over all keys.
    private static string Key(long i) => string.Create(CultureInfo.InvariantCulture, $"PRODUCT#{i * 7919 % KeysCount}");
}

/// <summary>What was measured, when and on what.</summary>
internal sealed record DynamoDbResults(string Date, Machine Machine, int Seconds, IReadOnlyList<Measured> Rows)
{
    public string ToTable()
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{Date}, {Machine}, {Seconds} s each.\n\n");
        table.Append("| operation | through | clients | p50 ms | p99 ms | per second | CPU µs each |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in Rows)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Operation} | {row.Through} | {row.Clients} | {row.P50Ms:0.00} | {row.P99Ms:0.00} | {row.PerSecond:0} |");
            table.Append(CultureInfo.InvariantCulture, $" {row.CpuMicroseconds:0} |\n");
        }

        return table.ToString();
    }
}
