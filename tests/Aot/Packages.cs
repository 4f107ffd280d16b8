using Ecommerce.Pack;
using Ecommerce.Pack.Compile;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Aot;

/// <summary>
/// The packages of all services for this processor, and of one for the other, made once for all tests where compiling is asked for: each
/// takes a minute, and what differs between processors is the same in every service.
/// </summary>
public sealed class Packages : IAsyncLifetime
{
    /// <summary>The service that is packed for both.</summary>
    internal const string OnBoth = "Products";

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

    internal static IReadOnlyList<Order> Orders { get; } =
    [
        .. Order.AllArchitectures.Select(architecture => OrderFrom(
            NativeServices.RepositoryRoot(), [architecture], architecture == Platform.Host ? Order.AllServices : [OnBoth])),
    ];

    public async ValueTask InitializeAsync()
    {
        if (!NativeServices.IsAskedFor)
        {
            return;
        }

        try
        {
            await Publisher(Orders[0]).PrepareAsync(Order.AllArchitectures, CancellationToken.None);
            _missing = null;
        }
        catch (PackException e)
        {
            _missing = e.Message;
            return;
        }

        _made = await PackAsync(TextWriter.Null, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static Order OrderFrom(string root, IReadOnlyList<Architecture> architectures, IReadOnlyList<string> services) =>
        new(root, Path.Combine(root, "artifacts", "aot-packages"), architectures, services);

    /// <param name="output">Where each package is told with how it came about.</param>
    internal static async Task<IReadOnlyList<Packed>> PackAsync(TextWriter output, CancellationToken stop)
    {
        List<Packed> made = [];
        foreach (var order in Orders)
        {
            made.AddRange(await PackAsync(order, output, stop));
        }

        return made;
    }

    internal static Task<IReadOnlyList<Packed>> PackAsync(Order order, TextWriter output, CancellationToken stop) =>
        new Packer(Publisher(order), output).RunAsync(order, stop);

    private static Publisher Publisher(Order order) => new(
        new(order.RepositoryRoot, order.Work), new Programs(), Platform.Host ?? throw new PackException("pack needs x64 or arm64"));
}
