using System.Collections;
using System.Runtime.InteropServices;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>The entry of every function's process: the only code that reads the process's environment, output and signals.</summary>
public static class Bootstrap
{
    /// <summary>Runs the function that <c>_HANDLER</c> names until the process is told to end.</summary>
    /// <param name="create">Makes the function for a handler's name; throws where there is none of that name.</param>
    /// <returns>The exit code: 0 after SIGTERM, 1 when the function could not start or the Runtime API is lost.</returns>
    public static int Run(Func<string, Host, IFunction> create)
    {
        var environment = ReadEnvironment();
        var clock = HostClock.Of(environment);
        using var output = Console.OpenStandardOutput();
        using var telemetry = Telemetry.Create(output, environment, clock);
        if (!environment.TryGetValue("AWS_LAMBDA_RUNTIME_API", out var endpoint))
        {
            telemetry.Log.Error("not-in-lambda", exception: null, ("missing", "AWS_LAMBDA_RUNTIME_API"));
            return 1;
        }

        using RuntimeLoop loop = new(endpoint, telemetry.Log);
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true; // Not killed: the loop ends by itself, with exit code 0.
            loop.Stop();
        });
        Host host = new(environment, clock, telemetry, new Deadline(clock));
        return loop.Run(() => new Instance(create(environment.GetValueOrDefault("_HANDLER", ""), host), host));
    }

    private static Dictionary<string, string> ReadEnvironment()
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables;
    }
}
