namespace Ecommerce.Local.Trust.Signatures;

/// <summary>
/// One reason to refuse, by the names that families of services have for it (IAM, "Common errors"; S3 API reference, "Error
/// responses"; the statuses as the SDKs' issue trackers show them).
/// </summary>
internal sealed record RefusalCodes(string Json, string Query, string S3, int S3Status)
{
    private const string InvalidSignature = "InvalidSignatureException";
    private const string DoesNotMatch = "SignatureDoesNotMatch";

    public static readonly RefusalCodes NoSignature =
        new("MissingAuthenticationTokenException", "MissingAuthenticationToken", "AccessDenied", 403);

    public static readonly RefusalCodes NotOurScheme = NoSignature with { S3 = "InvalidArgument", S3Status = 400 };
    public static readonly RefusalCodes Incomplete =
        new("IncompleteSignatureException", "IncompleteSignature", "AuthorizationHeaderMalformed", 400);

    public static readonly RefusalCodes IncompleteQuery = Incomplete with { S3 = "AuthorizationQueryParametersError" };
    public static readonly RefusalCodes UnknownAlgorithm = Incomplete with { S3 = "InvalidRequest" };
    public static readonly RefusalCodes NoDate = Incomplete with { S3 = "AccessDenied", S3Status = 403 };
    public static readonly RefusalCodes WrongScope = new(InvalidSignature, DoesNotMatch, "AuthorizationHeaderMalformed", 400);
    public static readonly RefusalCodes WrongScopeInQuery = WrongScope with { S3 = "AuthorizationQueryParametersError" };
    public static readonly RefusalCodes UnknownKey =
        new("UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", 403);

    public static readonly RefusalCodes WrongToken = UnknownKey with { S3 = "InvalidToken", S3Status = 400 };
    public static readonly RefusalCodes ExpiredToken = new("ExpiredTokenException", "ExpiredToken", "ExpiredToken", 400);
    public static readonly RefusalCodes Mismatch = new(InvalidSignature, DoesNotMatch, DoesNotMatch, 403);
    public static readonly RefusalCodes Skewed = Mismatch with { S3 = "RequestTimeTooSkewed" };
    public static readonly RefusalCodes OutsideItsLife = Mismatch with { S3 = "AccessDenied" };
    public static readonly RefusalCodes NotSigned = OutsideItsLife;
    public static readonly RefusalCodes TwoSignatures = Mismatch with { S3 = "InvalidArgument", S3Status = 400 };

    /// <summary>What only S3 looks at: how a body was signed.</summary>
    public static RefusalCodes OfS3(int status, string code) => Mismatch with { S3 = code, S3Status = status };

    public string In(AwsProtocol protocol) => protocol switch
    {
        AwsProtocol.S3 => S3,
        AwsProtocol.Query => Query,
        AwsProtocol.Json10 or AwsProtocol.Json10QueryCompatible or AwsProtocol.Json11 or AwsProtocol.RestJson => Json,
    };

    public int StatusIn(AwsProtocol protocol) => protocol switch
    {
        AwsProtocol.S3 => S3Status,
        AwsProtocol.Json10 or AwsProtocol.Json11 => 400,
        AwsProtocol.Json10QueryCompatible or AwsProtocol.RestJson or AwsProtocol.Query => 403,
    };
}
