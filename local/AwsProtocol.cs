using Ecommerce.Local.Emulators;

namespace Ecommerce.Local;

/// <summary>How a service writes down what it refuses (Smithy, "AWS protocols").</summary>
internal enum AwsProtocol
{
    /// <summary>AWS JSON 1.0: DynamoDB.</summary>
    Json10,

    /// <summary>AWS JSON 1.0 of a service that once spoke Query, whose codes it still names in a header: SQS.</summary>
    Json10QueryCompatible,

    /// <summary>AWS JSON 1.1: EventBridge, Cognito, Secrets Manager, CloudWatch Logs.</summary>
    Json11,

    /// <summary>The code is a header only: Lambda, SES.</summary>
    RestJson,

    /// <summary>XML in an ErrorResponse: STS, SNS, IAM.</summary>
    Query,

    /// <summary>XML in an Error, with what helps to find the mistake beside the message.</summary>
    S3,
}

/// <summary>Says which protocol a caller speaks: by the service where it is known, else by the look of the call.</summary>
internal static class AwsProtocols
{
    public static AwsProtocol Of(AwsCall call, string? service) => service switch
    {
        "s3" => AwsProtocol.S3,
        "dynamodb" => AwsProtocol.Json10,
        "sqs" when call.Headers.ContainsKey("x-amz-target") => AwsProtocol.Json10QueryCompatible,
        "sqs" or "sns" or "sts" or "iam" => AwsProtocol.Query,
        "lambda" or "ses" or "scheduler" => AwsProtocol.RestJson,
        "events" or "cognito-idp" or "secretsmanager" or "logs" => AwsProtocol.Json11,
        _ => LookOf(call),
    };

    private static AwsProtocol LookOf(AwsCall call)
    {
        var type = call.Headers.GetValueOrDefault("content-type", "");
        var speaksJson = call.Headers.ContainsKey("x-amz-target") || type.Contains("json", StringComparison.OrdinalIgnoreCase);
        return !speaksJson ? AwsProtocol.Query
            : type.StartsWith("application/x-amz-json-1.0", StringComparison.OrdinalIgnoreCase) ? AwsProtocol.Json10
            : AwsProtocol.Json11;
    }
}
