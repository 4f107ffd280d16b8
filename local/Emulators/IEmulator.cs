using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators;

/// <summary>
/// A local stand-in for one AWS service, spoken to in that service's own wire protocol. It implements the calls the topology
/// uses plus what the referees exercise; anything else is an error that names it, never ignored.
/// </summary>
public interface IEmulator
{
    /// <summary>The service's name in a signature's credential scope, such as <c>dynamodb</c>.</summary>
    string Service { get; }

    /// <summary>Answers one call. Never throws for what a client did: a refusal is an <see cref="AwsReply"/> in AWS's words.</summary>
    ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation);
}

/// <summary>One call as it arrived: headers by lower-case name, the body as bytes.</summary>
public sealed record AwsCall(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Who calls. The guard says so, and nothing else does: a call without a guard is nobody's.</summary>
    public Caller Caller { get; init; } = Caller.Nobody;

    /// <summary>The operation of a JSON-protocol call: the part of <c>X-Amz-Target</c> after the dot; empty where there is none.</summary>
    public string Operation => Headers.TryGetValue("x-amz-target", out var target) ? target[(target.LastIndexOf('.') + 1)..] : "";
}

/// <summary>The answer to a call. The listener adds the request id.</summary>
public sealed record AwsReply(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Headers beyond the content type, such as <c>x-amz-crc32</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
