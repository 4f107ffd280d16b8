using System.Collections;
using System.Text.Json;
using Ecommerce.Local.Processes;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Conformance.Cli;

/// <summary>The aws CLI of this machine, spoken to as a person would.</summary>
/// <param name="key">Signs the calls.</param>
internal sealed class AwsCli(Uri endpoint, AccessKey key)
{
    public AwsCli(Uri endpoint)
        : this(endpoint, Clients.Key)
    {
    }

    /// <summary>Whether there is one.</summary>
    public static bool IsInstalled => Executables.Find("aws") is not null;

    /// <summary>The command's environment. Nothing that this machine's configuration says of AWS may reach it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(variable => KeyValuePair.Create((string)variable.Key, (string)variable.Value!))
        .Where(variable => !variable.Key.StartsWith("AWS_", StringComparison.Ordinal))
        .Concat([
            new("AWS_ACCESS_KEY_ID", key.Id),
            new("AWS_SECRET_ACCESS_KEY", key.Secret),
            new("AWS_DEFAULT_REGION", "us-east-1"),
            new("AWS_DEFAULT_OUTPUT", "json"),
            new("AWS_CONFIG_FILE", Path.Combine(AppContext.BaseDirectory, "no-aws-config")),
            new("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(AppContext.BaseDirectory, "no-aws-credentials")),
            new("AWS_MAX_ATTEMPTS", "1"),
            new("AWS_PAGER", ""),
        ]);

    /// <summary>Runs a command that must succeed; its output as JSON, or nothing where it has none.</summary>
    public async Task<JsonElement> OkAsync(params IReadOnlyList<string> arguments)
    {
        var (exit, output, errors) = await RunAsync(arguments);
        exit.ShouldBe(0, errors);
        return output.Length == 0 ? default : JsonElement.Parse(output);
    }

    /// <summary>Runs a command that the service must refuse; what it told.</summary>
    public async Task<string> RefusedAsync(params IReadOnlyList<string> arguments)
    {
        var (exit, output, errors) = await RunAsync(arguments);
        exit.ShouldBeOneOf([254, 255], output + errors); // Version 2 of the CLI, and version 1.
        return errors.Trim();
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(IReadOnlyList<string> arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = ProcessGroup.Start(
            Executables.Find("aws")!, [.. arguments, "--endpoint-url", endpoint.ToString()], AppContext.BaseDirectory, Variables);
        try
        {
            var output = new StreamReader(process.Output).ReadToEndAsync(cancellation);
            var errors = new StreamReader(process.Errors).ReadToEndAsync(cancellation);
            return (await process.WaitAsync(cancellation), await output, await errors);
        }
        finally
        {
            process.Kill();
        }
    }
}
