using System.Globalization;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>S3's words for bodies that are not what was signed (S3 API reference, "Error responses").</summary>
internal static class BodyRefusals
{
    public const string MismatchInS3 =
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.";

    public static SignatureRefusal NoHash() =>
        Of(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256");

    public static SignatureRefusal BadHash(string line) => Of(
        400,
        "InvalidArgument",
        "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, "
        + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
        new("ArgumentName", SignedBody.HashHeader),
        new("ArgumentValue", line));

    public static SignatureRefusal AnotherHash(string said, string computed) => Of(
        400,
        "XAmzContentSHA256Mismatch",
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        new("ClientComputedContentSHA256", said),
        new("S3ComputedContentSHA256", computed));

    public static SignatureRefusal ChunkMismatch(string stringToSign, string signature) => Of(
        403,
        "SignatureDoesNotMatch",
        MismatchInS3,
        new("StringToSign", stringToSign),
        new("SignatureProvided", signature),
        new("StringToSignBytes", Refusals.BytesOf(stringToSign)));

    public static SignatureRefusal EndsEarly() => Of(400, "IncompleteBody", "The request body terminated unexpectedly");

    public static SignatureRefusal NoLength() => Of(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");

    public static SignatureRefusal AnotherLength(long expected, long provided) => Of(
        400,
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header",
        new("NumberBytesExpected", Number(expected)),
        new("NumberBytesProvided", Number(provided)));

    /// <param name="chunk">S3 counts from one and names the chunk after the bad one.</param>
    public static SignatureRefusal SmallChunk(int chunk, int bytes) => Of(
        403,
        "InvalidChunkSizeError",
        "Only the last chunk is allowed to have a size less than 8192 bytes",
        new("Chunk", Number(chunk)),
        new("BadChunkSize", Number(bytes)));

    public static SignatureRefusal UnknownTrailer() =>
        Of(400, "InvalidRequest", "The value specified in the x-amz-trailer header is not supported");

    public static SignatureRefusal SeveralChecksums() => Of(
        400, "InvalidRequest", "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");

    public static SignatureRefusal MalformedTrailer() => Of(
        400,
        "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our published schema.");

    public static SignatureRefusal BadChecksum(string header) =>
        Of(400, "InvalidRequest", $"Value for {header} trailing header is invalid.");

    public static SignatureRefusal AnotherChecksum(string algorithm) =>
        Of(400, "BadDigest", $"The {algorithm} you specified did not match the calculated checksum.");

    private static SignatureRefusal Of(int status, string code, string message, params KeyValuePair<string, string>[] details) =>
        new(RefusalCodes.OfS3(status, code), message) { Details = details };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
