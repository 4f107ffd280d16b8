using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>The three operations that a measurement needs, all of them on $LATEST: no version, no alias and no code is touched.</summary>
internal interface ILambda
{
    /// <summary>GetFunctionConfiguration.</summary>
    Task<FunctionState> GetAsync(string function, CancellationToken cancellation);

    /// <summary>UpdateFunctionConfiguration with a description and nothing else, so that everything else stays.</summary>
    /// <param name="revision">The one that was looked at.</param>
    /// <returns>Whether it is done; it is not where the function has another revision by now.</returns>
    Task<bool> TryDescribeAsync(string function, string description, string revision, CancellationToken cancellation);

    /// <summary>Invoke, which waits for the answer and brings the end of the log.</summary>
    Task<Invoked> InvokeAsync(string function, Exchange exchange, CancellationToken cancellation);
}

/// <summary>What GetFunctionConfiguration tells of a function.</summary>
/// <param name="LastUpdate">Successful, InProgress or Failed.</param>
/// <param name="Revision">Every change of the configuration or the code makes another.</param>
/// <param name="CodeBytes">Of the package; null where it is not told, as locally.</param>
internal sealed record FunctionState(
    string Description, string LastUpdate, string Revision, int MemoryMb, long? CodeBytes, string Architecture);

/// <summary>The answer of an invocation.</summary>
/// <param name="Error">How the function failed; null: it did not.</param>
/// <param name="Log">The last 4 KB.</param>
internal sealed record Invoked(ReadOnlyMemory<byte> Payload, string? Error, string Version, string Log);
