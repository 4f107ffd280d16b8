using Ecommerce.Local.Processes;

namespace Ecommerce.Tests.Unit.Deploying;

/// <summary>How a script ended and what it printed.</summary>
internal sealed record Told(int Exit, string Output, string Errors)
{
    /// <summary>Runs a script to its end.</summary>
    /// <param name="environment">More than PATH, or another one.</param>
    public static async Task<Told> ByAsync(
        string script, IReadOnlyList<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        using var process = Start(script, arguments, folder, environment);
        var output = new StreamReader(process.Output).ReadToEndAsync(CancellationToken.None);
        var errors = new StreamReader(process.Errors).ReadToEndAsync(CancellationToken.None);
        return new(await process.WaitAsync(TestContext.Current.CancellationToken), await output, await errors);
    }

    /// <summary>Starts a script and does not wait for it.</summary>
    public static ProcessGroup Start(
        string script, IReadOnlyList<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var path = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" };
        var whole = path.Where(variable => !environment.ContainsKey(variable.Key)).Concat(environment);
        return ProcessGroup.Start(Executables.Find("bash")!, [script, .. arguments], folder, whole);
    }
}
