using System.Collections;
using System.Globalization;
using Ecommerce.Bench.ColdStart.Aws;
using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Bench.ColdStart.Reporting;
using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Bench.ColdStart;

/// <summary>The whole program: what is wrong with a command line or with a variant is said in words, and is an exit code.</summary>
internal static class ColdStartCommand
{
    private const int Broken = 1;
    private const int Usage = 2;
    private const int Interrupted = 130;

    public static async Task<int> RunAsync(string[] words)
    {
        if (words is ["--help" or "-h"] or ["aws", "--help" or "-h"])
        {
            Console.WriteLine(Settings.Help);
            Console.WriteLine(AwsOptions.Help);
            return 0;
        }

        using Interruption interruption = new();
        try
        {
            await (words is ["aws", .. var rest]
                ? Deployed().RunAsync(rest, interruption.Token)
                : MeasureAsync(Settings.Read(words), TimeProvider.System, interruption.Token));
            return 0;
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message}; --help shows what there is");
            return Usage;
        }
        catch (BrokenVariantException broken)
        {
            await Console.Error.WriteLineAsync(broken.Message);
            return Broken;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static AwsCommand Deployed()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string)v.Value!, StringComparer.Ordinal);
        var clock = TimeProvider.System;
        return new(variables, clock, (time, cancellation) => Task.Delay(time, clock, cancellation), Console.Out, Console.Error);
    }

    private static async Task MeasureAsync(Settings settings, TimeProvider clock, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new UsageException("Cold starts are measured on Linux, which Lambda is");
        }

        var earlier = settings.Compare.Length > 0 ? ReportFile.Read(settings.Compare) : null;
        var folder = Directory.CreateDirectory(Path.Combine(Results.Root(), "artifacts", "cold-start")).FullName;
        using World world = new(folder, clock);
        var field = await BuildAsync(folder, world, cancellation);
        var report = Measure(settings, field, world, clock, cancellation);
        Console.WriteLine($"\n{Markdown.Of(report)}");
        if (earlier is not null)
        {
            Console.WriteLine(Comparison.Of(earlier, report));
        }

        if (settings.Records)
        {
            ReportFile.Record(report);
        }
    }

    private static Report Measure(Settings settings, Field field, World world, TimeProvider clock, CancellationToken cancellation)
    {
        var (date, machine) = (clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Machine.This());
        Entry[] entries = [.. field.Entries.Where(settings.Takes)];
        List<Table> tables = [];
        foreach (var condition in settings.Conditions.Where(c => c.Obstacle is null))
        {
            Console.WriteLine($"{condition.Title} …");
            tables.AddRange(Table.Of(condition, Run.All(entries, condition, world, settings.Effort, cancellation)));
        }

        var unavailable = settings.Conditions.Where(c => c.Obstacle is not null).Select(c => new Skip(c.Title, c.Obstacle!));
        return new(date, machine, settings.Effort.Rounds, settings.Effort.WarmEvents, tables, [.. field.Skips, .. unavailable]);
    }

    private static async Task<Field> BuildAsync(string folder, World world, CancellationToken cancellation) => Field.Join(
    [
        FloorVariants.Build(folder),
        await ShopVariants.BuildAsync(Results.Root(), folder, world.Place, cancellation),
        OfficialVariants.Find(folder, world.MachineRoots),
        await NodeVariants.BuildAsync(Path.Combine(folder, "node"), world.Roots, cancellation),
    ]);
}
