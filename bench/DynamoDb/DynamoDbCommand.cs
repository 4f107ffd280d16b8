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
        await using var world = await DynamoDbWorld.StartAsync(TimeProvider.System, cancellation);
        var rows = new List<Measured>();
        await FillAsync(world.Address);
        foreach (var make in (Func<IClient>[])[() => new SdkClient(world.Address), () => new OwnClient(world.Address)])
        {
            IClient[] clients = [.. Enumerable.Range(0, ClientsMax).Select(_ => make())];
            Draw[] draws = [.. clients.Select((_, i) => new Draw(rows.Count * ClientsMax + i + 1, KeysCount))];
            foreach (var (operation, run, count) in Operations)
            {
                await Console.Error.WriteLineAsync($"{operation} through {clients[0].Name}, {count} at a time");
                Func<Task>[] runs = [.. clients.Take(count).Select((client, i) => (Func<Task>)(() => run(client, draws[i])))];
                rows.Add(await Measured.RunAsync(operation, clients[0].Name, runs, time, cancellation));
            }

            Array.ForEach(clients, client => client.Dispose());
        }

        return rows;
    }

    private static (string Operation, Func<IClient, Draw, Task> Run, int Clients)[] Operations { get; } =
    [
        ("put", PutAsync, 1),
        ("get", GetAsync, 1),
        ("transact (2 puts, 1 update)", TransactAsync, 1),
        ("put", PutAsync, ClientsMax),
        ("get", GetAsync, ClientsMax),
    ];

    private static Task PutAsync(IClient client, Draw draw) => client.PutAsync(draw.Product());

    private static async Task GetAsync(IClient client, Draw draw)
    {
        var key = draw.Key();
        if (!await client.GetAsync(key))
        {
            throw new InvalidDataException($"There is no item {key}, and finding none is not what is measured");
        }
    }

    private static Task TransactAsync(IClient client, Draw draw)
    {
        var (first, second) = draw.Two();
        return client.TransactAsync(first, second, draw.Counter());
    }

    private static async Task FillAsync(Uri address)
    {
        using var client = new OwnClient(address);
        for (var i = 0; i < KeysCount; i++)
        {
            await client.PutAsync(new Product(Draw.KeyOf(i), Price: 0, Draw.Text));
        }
    }
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
