using Ecommerce.Local.Processes;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Code in a process of its own, speaking the Runtime API: a native executable, or an assembly run by <c>dotnet</c>.</summary>
public sealed class ProcessCode : ICode
{
    private readonly RuntimeApi _api;
    private readonly FunctionLogs _logs;
    private readonly string _program;
    private readonly string[] _arguments;
    private readonly string _taskRoot;

    private ProcessCode(string kind, RuntimeApi api, FunctionLogs logs, string taskRoot, string program, params string[] arguments) =>
        (Kind, _api, _logs, _taskRoot, _program, _arguments) = (kind, api, logs, taskRoot, program, arguments);

    public string Kind { get; }

    public static ProcessCode Native(RuntimeApi api, FunctionLogs logs, string executable) =>
        new("native", api, logs, FolderOf(executable), Path.GetFullPath(executable));

    public static ProcessCode Jit(RuntimeApi api, FunctionLogs logs, string assembly) =>
        new("jit", api, logs, FolderOf(assembly), Executables.Dotnet, "exec", Path.GetFullPath(assembly));

    public IInstance Start(FunctionConfig config, string instanceId)
    {
        var environment = FunctionEnvironment.Of(config, instanceId, _api.EndpointOf(instanceId), _taskRoot);
        return new ProcessInstance(_api, _logs.Of(config.Name), config, instanceId, () => Launch(environment));
    }

    /// <summary>The process, or null when there is nothing to run.</summary>
    private ProcessGroup? Launch(Dictionary<string, string> environment) =>
        File.Exists(_program) && (_arguments.Length == 0 || File.Exists(_arguments[^1]))
            ? ProcessGroup.Start(_program, _arguments, _taskRoot, environment)
            : null;

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}
