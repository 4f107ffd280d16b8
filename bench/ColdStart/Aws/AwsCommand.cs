using System.Globalization;
using Ecommerce.Aws;
using Ecommerce.Kernel;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>Cold starts of a deployed stack, as Lambda itself reports them.</summary>
/// <param name="variables">The environment's.</param>
internal sealed class AwsCommand(
    IReadOnlyDictionary<string, string> variables, TimeProvider clock, Pause pause, TextWriter output, TextWriter errors)
{
    private const string Name = "cold-start-aws";

    public async Task RunAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var options = AwsOptions.Read(words);
        var targets = options.Targets();
        if (options.IsDry)
        {
            await RehearseAsync(options, targets, cancellation);
            return;
        }

        var settings = options.Settings(variables);
        using AwsCore core = new(settings, clock, new Deadline(clock));
        LambdaClient lambda = new(core, pause);
        if (settings.Credentials.SessionToken is not null)
        {
            await errors.WriteLineAsync("The credentials are temporary (AWS_SESSION_TOKEN is set): they must outlive the run, "
                + "or the functions keep their marks.");
        }

        ForcedStarts starts = new(lambda, RunNames.New(options.Killed), pause, errors, AwsOptions.Cli(settings));
        var tallies = await new AwsRun(lambda, starts, options.Effort).AllAsync(targets, cancellation);
        var date = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var report = AwsReport.Of(date, options.Where(settings), options.Effort, tallies);
        await output.WriteLineAsync(AwsMarkdown.Of(report));
        if (options.Records)
        {
            Results.Write(Name, report);
            Results.WriteTable(Name, AwsMarkdown.Of(report));
        }
    }

    private async Task RehearseAsync(AwsOptions options, IReadOnlyList<Target> targets, CancellationToken cancellation)
    {
        DryLambda lambda = new(output);
        ForcedStarts starts = new(lambda, RunNames.New(options.Killed), pause, errors, new(options.Region, Endpoint: null));
        await new AwsRun(lambda, starts, options.Effort).AllAsync(targets, cancellation);
        lambda.End();
    }
}
