using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Ecommerce.Bench.Handlers;

/// <summary>The whole program: what is wrong with a command line, or with a benchmark, is an exit code.</summary>
internal static class HandlersCommand
{
    private const string Help = """
        Measures the steps of a handler, and whole warm invokes: time and allocated bytes.

        Usage: dotnet run -c Release --project bench/Handlers -- [OPTIONS]

          --filter GLOB   only benchmarks whose Namespace.Class.Method it matches (default *)
          --record yes    writes bench/results/handlers.json and the table of bench/README.md
          --smoke yes     each once, in this process: shows that all work, and measures nothing
        """;

    private const int Broken = 1;
    private const int Usage = 2;

    private static readonly Dictionary<string, string> s_defaults = new(StringComparer.Ordinal)
    {
        ["filter"] = "*", ["record"] = "no", ["smoke"] = "no",
    };

    // Bounded, since on a machine with a load of its own figures never settle: ten seconds for each benchmark.
    private static readonly Job s_job = Job.Default
        .WithIterationTime(TimeInterval.FromMilliseconds(200)).WithMinIterationCount(10).WithMaxIterationCount(30);

    public static async Task<int> RunAsync(string[] words)
    {
        if (words is ["--help" or "-h"])
        {
            Console.WriteLine(Help);
            return 0;
        }

        try
        {
            return Measure(Arguments.Read(words, s_defaults));
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message}; --help shows what there is");
            return Usage;
        }
    }

    private static int Measure(Arguments arguments)
    {
        var (isSmoke, records) = (arguments.IsYes("smoke"), arguments.IsYes("record"));
        if (isSmoke && records)
        {
            throw new UsageException("A smoke measures nothing that could be recorded");
        }

        var (date, machine) = (TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Machine.This());
        Summary[] summaries =
        [
            .. BenchmarkSwitcher.FromAssembly(typeof(HandlersCommand).Assembly)
                .Run(["--filter", arguments.Text("filter")], Configuration(isSmoke ? Job.Dry : s_job)),
        ];
        if (summaries.Length == 0 || summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)))
        {
            return Broken;
        }

        if (records)
        {
            HandlersReport.Of(date, machine, summaries).Record();
        }

        return 0;
    }

    // In this process: a project that is generated and compiled for each run would need a folder, settings and packages of its own.
    private static ManualConfig Configuration(Job job) => ManualConfig.CreateEmpty()
        .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddLogger(ConsoleLogger.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .WithArtifactsPath(Path.Combine(Results.Root(), "artifacts", "handlers"))
        .WithOptions(ConfigOptions.DisableLogFile);
}
