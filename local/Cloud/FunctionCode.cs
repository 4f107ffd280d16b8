using System.Buffers;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Host = Ecommerce.Lambda.Host;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>Where the code of functions comes from.</summary>
public interface IFunctionCode : IAsyncDisposable
{
    ICode Of(FunctionSpec function);
}

/// <summary>A process per instance, at first of the JIT build. What a native build yields replaces it by <see cref="Native"/>.</summary>
public sealed class ProcessFunctions(RuntimeApi api, FunctionLogs logs, IReadOnlyDictionary<string, string> native) : IFunctionCode
{
    public ICode Of(FunctionSpec function) => native.TryGetValue(function.Service, out var executable)
        ? Native(executable)
        : ProcessCode.Jit(api, logs, LocalService.Of(function.Service).Assembly);

    public ICode Native(string executable) => ProcessCode.Native(api, logs, executable);

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        logs.Dispose();
    }
}

/// <summary>
/// The same handlers in this process, for tests: a debugger steps from HTTP into a handler, and a world starts in no time.
/// </summary>
public sealed class InProcessFunctions : IFunctionCode
{
    public ICode Of(FunctionSpec function)
    {
        var service = LocalService.Of(function.Service);
        return new InProcessCode(config => Handler(service, config));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static InProcessHandler Handler(LocalService service, FunctionConfig config)
    {
        var clock = HostClock.Of(config.Environment);
        var telemetry = Telemetry.Create(Stream.Null, config.Environment, clock);
        var host = new Host(config.Environment, clock, telemetry, new Deadline(clock));
        var instance = new Instance(service.Create(config.Handler, host), host);
        instance.Warm();
        return (request, _) =>
        {
            var response = new ArrayBufferWriter<byte>();
            var invocation = new Invocation(request.RequestId, request.Payload, request.Deadline, request.TraceId, request.FunctionArn);
            var failure = instance.Invoke(invocation, response);
            instance.Flush();
            return failure is null ? ValueTask.FromResult(response.WrittenMemory) : throw failure;
        };
    }
}
