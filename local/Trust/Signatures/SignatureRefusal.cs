using Ecommerce.Local.Emulators;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>
/// A call is not let in. An exception, because any depth of reading a signature may refuse it and nothing between there and the guard
/// may go on.
/// </summary>
/// <param name="codes">What the reason is called.</param>
/// <param name="message">In the words of all services but S3.</param>
/// <param name="s3">In S3's words; null where they are the same.</param>
internal sealed class SignatureRefusal(RefusalCodes codes, string message, string? s3 = null) : Exception(message)
{
    /// <summary>What S3 tells beside its message, by element name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    public AwsReply ReplyTo(AwsCall call, string service)
    {
        var protocol = AwsProtocols.Of(call, service);
        var words = protocol is AwsProtocol.S3 ? s3 ?? Message : Message;
        var reply = AwsError.Of(protocol, codes.StatusIn(protocol), codes.In(protocol), words, Details);
        return protocol is AwsProtocol.Json10QueryCompatible
            ? reply with { Headers = [.. reply.Headers, new("x-amzn-query-error", $"{codes.Query};Sender")] }
            : reply;
    }
}
