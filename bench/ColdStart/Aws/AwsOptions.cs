using System.Text.RegularExpressions;
using Ecommerce.Aws;
using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Topology;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>What the command line asks for.</summary>
/// <param name="Environment">The stack's name.</param>
/// <param name="Region">Empty: that of the environment variables.</param>
/// <param name="Endpoint">Empty: AWS itself, or what the environment variables say.</param>
/// <param name="Killed">The name of a run that was killed and whose marks are taken off. Empty: there is none.</param>
/// <param name="Only">A part of the names that are measured. Empty: all.</param>
internal sealed partial record AwsOptions(
    string Environment, string Region, string Endpoint, string Killed, Effort Effort, string Only, bool IsDry, bool Records)
{
    public const string Help = """

        aws  Measures the cold starts of a deployed stack: what Lambda itself reports of them

        Usage: dotnet run -c Release --project bench/ColdStart -- aws --environment NAME [OPTIONS]

          --environment NAME      the stack: dev, staging, …
          --allow-production yes  prod, too (also what the local AWS calls itself)
          --region REGION         where it is (default: AWS_REGION)
          --endpoint URL          another AWS, such as the local one (default: AWS_ENDPOINT_URL, or AWS itself)
          --rounds N              how often each function starts for each question (default 40)
          --warm N                how many calls follow each start (default 20)
          --only NAME             only functions whose name contains it
          --killed RUN            takes off the marks of this run, which was killed; without it, marked functions are left alone
          --dry-run yes           says every call and makes none; needs no credentials
          --record yes            writes bench/results/cold-start-aws.json and the table of bench/README.md; of AWS itself only

        It changes the descriptions of the functions and puts them back; temporary credentials must outlive that.
        Credentials: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
        Rights: lambda:GetFunctionConfiguration, lambda:UpdateFunctionConfiguration, lambda:InvokeFunction.
        """;

    private const string Service = "lambda";

    private static readonly Dictionary<string, string> s_defaults = new(StringComparer.Ordinal)
    {
        ["environment"] = "", ["allow-production"] = "no", ["region"] = "", ["endpoint"] = "", ["rounds"] = "40", ["warm"] = "20",
        ["killed"] = "", ["only"] = "", ["dry-run"] = "no", ["record"] = "no",
    };

    /// <exception cref="UsageException">The command line is wrong.</exception>
    public static AwsOptions Read(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Read(words, s_defaults);
        var environment = arguments.Text("environment");
        if (!StackName().IsMatch(environment) || environment.Length > Place.StackCharactersMax)
        {
            throw new UsageException($"--environment must be the name of a stack, such as dev, not '{environment}'");
        }

        if (environment == Place.Production && !arguments.IsYes("allow-production"))
        {
            throw new UsageException($"{environment} serves customers: --allow-production yes says that you mean it");
        }

        return new(
            environment, arguments.Text("region"), arguments.Text("endpoint"), arguments.Text("killed"),
            new(arguments.Count("rounds"), arguments.Count("warm")), arguments.Text("only"), arguments.IsYes("dry-run"),
            arguments.IsYes("record"));
    }

    /// <exception cref="UsageException">No function is called so.</exception>
    public IReadOnlyList<Target> Targets() => Target.All(new(Region, Account: "", Place.PrefixOf(Environment)), Only) is { Count: > 0 } all
        ? all
        : throw new UsageException($"No function's name contains '{Only}'");

    /// <summary>Where Lambda is and who calls it.</summary>
    /// <exception cref="UsageException">Something is missing, or figures would be recorded that are not AWS's.</exception>
    public AwsSettings Settings(IReadOnlyDictionary<string, string> variables)
    {
        var all = variables.ToDictionary();
        Set(all, "AWS_REGION", Region);
        Set(all, $"AWS_ENDPOINT_URL_{Service.ToUpperInvariant()}", Endpoint);
        try
        {
            var settings = AwsSettings.FromEnvironment(all);
            return !Records || IsAws(settings.EndpointOf(Service))
                ? settings
                : throw new UsageException($"{settings.EndpointOf(Service)} is not AWS: its figures are not recorded as AWS's");
        }
        catch (InvalidOperationException wrong)
        {
            throw new UsageException(
                $"{wrong.Message}; credentials come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN "
                + "(aws configure export-credentials --format env prints them), the region from AWS_REGION or --region");
        }
    }

    /// <summary>The stack, and where it is; figures of something else than AWS say so themselves.</summary>
    public string Where(AwsSettings settings) => IsAws(settings.EndpointOf(Service))
        ? $"{Environment} in {settings.Region}"
        : $"{Environment} at {settings.EndpointOf(Service)}, which is not AWS";

    /// <summary>Commands for where Lambda is.</summary>
    public static AwsCli Cli(AwsSettings settings)
    {
        var endpoint = settings.EndpointOf(Service);
        return new(settings.Region, IsAws(endpoint) ? null : endpoint);
    }

    private static bool IsAws(Uri endpoint) => endpoint.Scheme == Uri.UriSchemeHttps
        && (endpoint.Host.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || endpoint.Host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal));

    private static void Set(Dictionary<string, string> variables, string name, string value)
    {
        if (value.Length > 0)
        {
            variables[name] = value;
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex StackName();
}
