using System.Collections;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.SQS;
using Ecommerce.Local.Processes;

namespace Ecommerce.Tests.Conformance;

/// <summary>Python's <c>moto_server</c> as a child process, which cannot outlive this one.</summary>
internal sealed partial class Moto : IReferee
{
    private readonly ProcessGroup _process;
    private readonly Task _log;

    private Moto(ProcessGroup process, Uri address, Task log)
    {
        (_process, _log, Address) = (process, log, address);
        Dynamo = Clients.Dynamo(address);
        Sqs = Clients.Sqs(address);
    }

    /// <summary>Why the tests on moto are skipped; null where it is installed.</summary>
    public static string? WhyNot => Executables.Find("moto_server") is null
        ? "moto_server is not on PATH; 'pip install moto[server]' brings it"
        : null;

    public Uri Address { get; }

    public IAmazonDynamoDB Dynamo { get; }

    public IAmazonSQS Sqs { get; }

    public string TablePrefix => "";

    public static async Task<Moto> StartAsync()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string)variable.Value!));
        // Port 0: the system picks a free one, and the server says which.
        var process = ProcessGroup.Start(
            Executables.Find("moto_server")!, ["-H", "127.0.0.1", "-p", "0"], AppContext.BaseDirectory, environment);
        var lines = new StreamReader(process.Errors);
        while (await lines.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (Running().Match(line) is { Success: true } running)
            {
                return new(process, new Uri(running.Groups[1].Value), DrainAsync(lines));
            }
        }

        process.Kill();
        throw new InvalidOperationException("moto_server ended before it listened");
    }

    public async ValueTask DisposeAsync()
    {
        Dynamo.Dispose();
        Sqs.Dispose();
        _process.Kill();
        await _process.WaitAsync(CancellationToken.None);
        await _log;
        _process.Dispose();
    }

    // It logs every call; a full pipe would stop it.
    private static async Task DrainAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(CancellationToken.None) is not null)
        {
        }
    }

    [GeneratedRegex(@"Running on (http://127\.0\.0\.1:\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Running();
}
