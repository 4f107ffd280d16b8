namespace Ecommerce.Local.Trust.Signatures;

/// <summary>The bounds of what a signature may ask of the verifier. What crosses one is refused before any key is derived.</summary>
public static class SignatureLimits
{
    /// <summary>Characters of an Authorization header; AWS's own signers stay below one thousand.</summary>
    public const int AuthorizationCharactersMax = 8 * 1024;

    /// <summary>Names in SignedHeaders. An object's metadata (2 KB in all) are headers, and each is signed.</summary>
    public const int SignedHeadersMax = 128;

    /// <summary>Parameters of a query string.</summary>
    public const int QueryParametersMax = 256;

    /// <summary>A presigned URL lives up to a week (S3 API reference, "Authenticating Requests: Using Query Parameters").</summary>
    public const int PresignedSecondsMax = 7 * 24 * 60 * 60;

    /// <summary>What every chunk but the last has (S3 API reference, "Error responses", InvalidChunkSizeError).</summary>
    public const int ChunkBytesMin = 8 * 1024;

    /// <summary>Characters of the line before a chunk's bytes: its length and its signature.</summary>
    public const int ChunkHeadCharactersMax = 256;

    /// <summary>Lines of a trailer; AWS takes one checksum and its signature.</summary>
    public const int TrailerLinesMax = 8;

    /// <summary>Characters of one line of a trailer.</summary>
    public const int TrailerLineCharactersMax = 512;

    /// <summary>Derived keys kept for one access key: some services on some days. Beyond it they are derived anew.</summary>
    public const int DerivedKeysMax = 64;
}
