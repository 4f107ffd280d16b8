using Ecommerce.Pack;
using Ecommerce.Pack.Compile;

namespace Ecommerce.Tests.Aot;

/// <summary>The packages of all services for both processors, made once for all tests where compiling is asked for.</summary>
public sealed class Packages : IAsyncLifetime
{
    private string? _missing = $"compiles for minutes; set {NativeServices.Switch}=1 to run it, as .ci/run does";
    private IReadOnlyList<Packed> _made = [];

    /// <summary>What was packed. Skips the test where packing was not asked for, or where this machine lacks a tool for it.</summary>
    internal IReadOnlyList<Packed> Made
    {
        get
        {
            Assert.SkipWhen(_missing is not null, _missing ?? "");
            return _made;
        }
    }

    internal static Order Order { get; } = OrderFrom(NativeServices.RepositoryRoot(), Pack.Order.AllServices);

    public async ValueTask InitializeAsync()
    {
        if (!NativeServices.IsAskedFor)
        {
            return;
        }

        try
        {
            await Publisher(Order).PrepareAsync(Order.Architectures, CancellationToken.None);
            _missing = null;
        }
        catch (PackException e)
        {
            _missing = e.Message;
            return;
        }

        _made = await PackAsync(Order, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static Order OrderFrom(string root, IReadOnlyList<string> services) =>
        new(root, Path.Combine(root, "artifacts", "aot-packages"), Pack.Order.AllArchitectures, services);

    /// <param name="output">Where each package is told with how it came about; null: nowhere.</param>
    internal static Task<IReadOnlyList<Packed>> PackAsync(Order order, CancellationToken stop, TextWriter? output = null) =>
        new Packer(Publisher(order), output ?? TextWriter.Null).RunAsync(order, stop);

    private static Publisher Publisher(Order order) => new(
        new(order.RepositoryRoot, order.Work), new Programs(), Platform.Host ?? throw new PackException("pack needs x64 or arm64"));
}
