using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>When an instance dies.</summary>
public enum Death
{
    BeforeItsWork,

    /// <summary>All that it wrote is committed, and its answer never leaves.</summary>
    BeforeItsAnswer,
}

/// <summary>The handlers in this process, of which one function's next instance dies when it is told to.</summary>
public sealed class MortalFunctions(string name) : IFunctionCode
{
    private readonly InProcessFunctions _functions = new();
    private Death? _next;

    /// <summary>The next invocation is the last of its instance.</summary>
    public void Condemn(Death death) => _next = death;

    public ICode Of(FunctionSpec function) => function.Name == name ? new Code(_functions.Of(function), this) : _functions.Of(function);

    public ValueTask DisposeAsync() => _functions.DisposeAsync();

    private Death? Take()
    {
        var death = _next;
        _next = null;
        return death;
    }

    private sealed class Code(ICode code, MortalFunctions owner) : ICode
    {
        public string Kind => code.Kind;

        public IInstance Start(FunctionConfig config, string instanceId) => new Mortal(code.Start(config, instanceId), owner);
    }

    private sealed class Mortal(IInstance instance, MortalFunctions owner) : IInstance
    {
        public bool HasExited => instance.HasExited;

        public Task Exited => instance.Exited;

        public ReadOnlyMemory<byte> LogTail => instance.LogTail;

        public ValueTask<InitFailure?> InitAsync(CancellationToken cancellation) => instance.InitAsync(cancellation);

        public async ValueTask<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellation)
        {
            var death = owner.Take();
            if (death is not Death.BeforeItsWork)
            {
                var result = await instance.InvokeAsync(request, cancellation);
                if (death is null)
                {
                    return result;
                }

                result.ShouldBeOfType<InvokeResult.Succeeded>();
            }

            instance.Kill();
            return new InitFailure("Runtime.ExitError", "Runtime exited with error: signal: killed").ToResult(request.RequestId);
        }

        public void Kill() => instance.Kill();

        public ValueTask DisposeAsync() => instance.DisposeAsync();
    }
}
