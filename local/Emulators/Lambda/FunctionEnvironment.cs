using System.Globalization;
using Ecommerce.Local.Processes;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>The environment of an instance: the function's own and what Lambda adds. Nothing of the developer's shell leaks in.</summary>
internal static class FunctionEnvironment
{
    /// <summary>What a process needs from this machine to run at all.</summary>
    private static readonly string[] s_inherited = ["PATH", "HOME", "TMPDIR", "USERPROFILE", "SystemRoot", "TEMP", "TMP"];

    public static Dictionary<string, string> Of(FunctionConfig config, string instanceId, string runtimeApi, string taskRoot)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in s_inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                environment[name] = value;
            }
        }

        environment["DOTNET_ROOT"] = Path.GetDirectoryName(Executables.Dotnet) ?? "";
        foreach (var (name, value) in config.Environment)
        {
            environment[name] = value;
        }

        environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        environment["_HANDLER"] = config.Handler;
        environment["AWS_LAMBDA_FUNCTION_NAME"] = config.Name;
        environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = config.MemoryMb.ToString(CultureInfo.InvariantCulture);
        environment["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        environment["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{config.Name}";
        environment["AWS_LAMBDA_LOG_STREAM_NAME"] =
            string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy'/'MM'/'dd}/[$LATEST]{StreamOf(instanceId)}");
        environment.TryAdd("AWS_REGION", FunctionConfig.Region);
        environment["LAMBDA_TASK_ROOT"] = taskRoot;
        return environment;
    }

    /// <summary>A name that does not give the instance's secret away to whoever reads its logs.</summary>
    private static string StreamOf(string instanceId) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(instanceId)))[..32];
}
