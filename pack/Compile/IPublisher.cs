using Ecommerce.Topology;

namespace Ecommerce.Pack.Compile;

/// <summary>Makes executables. Tests put another in its place, for compiling takes a minute.</summary>
internal interface IPublisher
{
    /// <summary>Tells once, before anything is touched, why this machine cannot compile; else what it compiles with.</summary>
    /// <exception cref="PackException">Something is missing.</exception>
    Task<IReadOnlyList<string>> PrepareAsync(IReadOnlyList<Architecture> architectures, CancellationToken cancellation);

    /// <exception cref="PackException">It does not compile, or not without a warning.</exception>
    Task<Published> PublishAsync(Architecture architecture, string service, CancellationToken cancellation);
}

/// <param name="Executable">Where it stands.</param>
/// <param name="Took">Null when the executable of exactly these sources was there already.</param>
internal sealed record Published(string Executable, TimeSpan? Took);
