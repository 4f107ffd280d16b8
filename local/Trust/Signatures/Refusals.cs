using System.Globalization;
using System.Text;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>AWS's words for each reason to refuse a signature. The ones about bodies are in <see cref="BodyRefusals"/>.</summary>
internal static class Refusals
{
    private const string InvalidToken = "The security token included in the request is invalid.";

    public static SignatureRefusal NoSignature() =>
        new(RefusalCodes.NoSignature, "Request is missing Authentication Token", "Access Denied");

    public static SignatureRefusal NotOurScheme(string authorization) =>
        new(RefusalCodes.NotOurScheme, "Request is missing Authentication Token", "Unsupported Authorization Type")
        {
            Details = [new("ArgumentName", "Authorization"), new("ArgumentValue", authorization)],
        };

    public static SignatureRefusal TwoSignatures() => new(
        RefusalCodes.TwoSignatures,
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the "
        + "Authorization header should be specified");

    public static SignatureRefusal NotAPair(string piece, string authorization) => Malformed(
        $"'{piece}' not a valid key=value pair (missing equal-sign) in Authorization header: '{authorization}'.");

    public static SignatureRefusal MissingParts(string message) => Malformed(message);

    /// <summary>Not AWS's words: a bound of ours, beyond what its own signers send.</summary>
    public static SignatureRefusal Beyond(string bound) => new(RefusalCodes.Incomplete, bound);

    public static SignatureRefusal MissingParameters(string message) => new(
        RefusalCodes.IncompleteQuery,
        message,
        "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, "
        + "X-Amz-SignedHeaders, and X-Amz-Expires parameters.");

    public static SignatureRefusal BadLifetime(string message) => new(RefusalCodes.IncompleteQuery, message);

    public static SignatureRefusal BadDate(string date, bool inQuery) => new(
        inQuery ? RefusalCodes.IncompleteQuery : RefusalCodes.NoDate,
        $"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601",
        inQuery
            ? "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\""
            : "AWS authentication requires a valid Date or x-amz-date header");

    public static SignatureRefusal UnknownAlgorithm(string algorithm) => new(
        RefusalCodes.UnknownAlgorithm,
        $"Unsupported AWS 'algorithm': '{algorithm}' (only AWS4-HMAC-SHA256 for now). ",
        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");

    public static SignatureRefusal BadCredential(string credential, bool inQuery) => new(
        inQuery ? RefusalCodes.IncompleteQuery : RefusalCodes.Incomplete,
        $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'",
        S3Scope("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".", inQuery));

    public static SignatureRefusal WrongScope(string message, string s3, bool inQuery) => new(
        inQuery ? RefusalCodes.WrongScopeInQuery : RefusalCodes.WrongScope, message, S3Scope(s3, inQuery))
    {
        Details = [new("Region", FunctionConfig.Region)],
    };

    public static SignatureRefusal HostNotSigned() => new(
        RefusalCodes.NotSigned,
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
        "There were headers present in the request which were not signed")
    {
        Details = [new("HeadersNotSigned", "host")],
    };

    public static SignatureRefusal HeadersNotSigned(IReadOnlyList<string> names)
    {
        var list = string.Join(", ", names);
        const string Words = "There were headers present in the request which were not signed";
        return new(RefusalCodes.NotSigned, $"{Words}: {list}", Words) { Details = [new("HeadersNotSigned", list)] };
    }

    public static SignatureRefusal UnknownKey(string id) =>
        new(RefusalCodes.UnknownKey, InvalidToken, "The AWS Access Key Id you provided does not exist in our records.")
        {
            Details = [new("AWSAccessKeyId", id)],
        };

    public static SignatureRefusal WrongToken() =>
        new(RefusalCodes.WrongToken, InvalidToken, "The provided token is malformed or otherwise invalid.");

    public static SignatureRefusal ExpiredToken() =>
        new(RefusalCodes.ExpiredToken, "The security token included in the request is expired", "The provided token has expired.");

    /// <summary>The caller's clock, or a proxy that kept the call, is off by more than the window.</summary>
    public static SignatureRefusal Skewed(DateTimeOffset at, DateTimeOffset now, TimeSpan window) =>
        new(RefusalCodes.Skewed, OutsideOf(at, now, window), "The difference between the request time and the current time is too large.")
        {
            Details =
            [
                new("RequestTime", AwsTime.Basic(at)),
                new("ServerTime", AwsTime.Extended(now)),
                new("MaxAllowedSkewMilliseconds", window.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)),
            ],
        };

    public static SignatureRefusal PresignedExpired(DateTimeOffset at, DateTimeOffset now, TimeSpan life) =>
        new(RefusalCodes.OutsideItsLife, OutsideOf(at, now, life), "Request has expired")
        {
            Details =
            [
                new("X-Amz-Expires", life.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
                new("Expires", AwsTime.Extended(at + life)),
                new("ServerTime", AwsTime.Extended(now)),
            ],
        };

    public static SignatureRefusal PresignedTooEarly(DateTimeOffset at, DateTimeOffset now, TimeSpan window) =>
        new(RefusalCodes.OutsideItsLife, OutsideOf(at, now, window), "Request is not valid yet");

    /// <summary>Shows both texts that went into the signature, so that a caller finds where theirs differ.</summary>
    public static SignatureRefusal Mismatch(string keyId, string signature, string canonical, string stringToSign) => new(
        RefusalCodes.Mismatch,
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing "
        + "method. Consult the service documentation for details.\n\n"
        + $"The Canonical String for this request should have been\n'{canonical}'\n\n"
        + $"The String-to-Sign should have been\n'{stringToSign}'\n",
        BodyRefusals.MismatchInS3)
    {
        Details =
        [
            new("AWSAccessKeyId", keyId),
            new("StringToSign", stringToSign),
            new("SignatureProvided", signature),
            new("StringToSignBytes", BytesOf(stringToSign)),
            new("CanonicalRequest", canonical),
            new("CanonicalRequestBytes", BytesOf(canonical)),
        ],
    };

    public static string BytesOf(string text) =>
        string.Join(' ', Encoding.UTF8.GetBytes(text).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));

    private static SignatureRefusal Malformed(string message) => new(
        RefusalCodes.Incomplete,
        message,
        S3Scope("the authorization header requires three components: Credential, SignedHeaders, and Signature.", inQuery: false));

    private static string S3Scope(string what, bool inQuery) =>
        inQuery ? $"Error parsing the X-Amz-Credential parameter; {what}" : $"The authorization header is malformed; {what}";

    private static string OutsideOf(DateTimeOffset at, DateTimeOffset now, TimeSpan window)
    {
        var length = window.TotalSeconds % 60 == 0 ? $"{(long)window.TotalMinutes} min." : $"{(long)window.TotalSeconds} sec.";
        return at < now
            ? $"Signature expired: {AwsTime.Basic(at)} is now earlier than {AwsTime.Basic(now - window)} ({AwsTime.Basic(now)} - {length})"
            : $"Signature not yet current: {AwsTime.Basic(at)} is still later than {AwsTime.Basic(now + window)} "
                + $"({AwsTime.Basic(now)} + {length})";
    }
}
