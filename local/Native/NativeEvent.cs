namespace Ecommerce.Local.Native;

/// <summary>What happened to one service's native build; for a progress line.</summary>
public abstract record NativeEvent(string Service)
{
    public sealed record Started(string Service) : NativeEvent(Service);

    /// <summary>The executable is ready.</summary>
    /// <param name="Took">Null when it was in the cache.</param>
    public sealed record Ready(string Service, string Executable, long SizeBytes, TimeSpan? Took) : NativeEvent(Service);

    /// <summary>The build failed; the service stays with its JIT build.</summary>
    public sealed record Failed(string Service, string FirstError, string LogPath) : NativeEvent(Service);

    /// <summary>Nothing was built, for a reason that concerns no service in particular.</summary>
    public sealed record Skipped(string Service, string Reason) : NativeEvent(Service);
}
