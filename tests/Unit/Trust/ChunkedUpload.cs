using System.Globalization;
using System.Text;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>A body in aws-chunked encoding, signed by hand chunk by chunk.</summary>
internal sealed record ChunkedUpload(TrustWorld World, string Payload)
{
    public const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    public const string SignedWithTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    public const string UnsignedWithTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    public IReadOnlyList<byte[]> Chunks { get; init; } = [new byte[8192], "the end"u8.ToArray()];

    /// <summary>What x-amz-trailer announces; null for nothing.</summary>
    public string? Announced { get; init; }

    /// <summary>Lines after the last chunk.</summary>
    public IReadOnlyList<string> Trailer { get; init; } = [];

    /// <summary>Null is the right one.</summary>
    public long? DecodedLength { get; init; }

    public byte[] Content => [.. Chunks.SelectMany(chunk => chunk)];

    public AwsCall Call()
    {
        var time = World.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var hand = new Hand(TrustWorld.Permanent, "s3", time);
        var call = TrustWorld.Call("PUT", "/bucket/key", "", "", ("x-amz-content-sha256", Payload), ("x-amz-date", time),
            ("x-amz-decoded-content-length", $"{DecodedLength ?? Content.Length}"));
        if (Announced is not null)
        {
            call = call.With("x-amz-trailer", Announced);
        }

        var names = string.Join(';', call.Headers.Keys.Order(StringComparer.Ordinal));
        return hand.Sign(call, names, Payload) with { Body = Encoded(hand, hand.SignatureOf(call, names, Payload)) };
    }

    private byte[] Encoded(Hand hand, string signature)
    {
        var isSigned = Payload != UnsignedWithTrailer;
        using var body = new MemoryStream();
        foreach (var chunk in Chunks.Append([]))
        {
            signature = hand.ChunkSignature(signature, chunk);
            body.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}{(isSigned ? $";chunk-signature={signature}" : "")}\r\n"));
            body.Write([.. chunk, .. chunk.Length > 0 ? "\r\n"u8 : []]);
        }

        body.Write(Encoding.ASCII.GetBytes(string.Concat(Trailer.Select(line => line + "\r\n"))));
        if (Payload == SignedWithTrailer)
        {
            var lines = string.Concat(Trailer.Select(line => line.Replace(": ", ":", StringComparison.Ordinal) + "\n"));
            body.Write(Encoding.ASCII.GetBytes($"x-amz-trailer-signature:{hand.TrailerSignature(signature, lines)}\r\n"));
        }

        body.Write("\r\n"u8);
        return body.ToArray();
    }
}
