namespace Ecommerce.Local.Emulators.Sns;

/// <summary>By what a subscriber is reached, and what the endpoint must then be.</summary>
internal static class Protocols
{
    public const string Queues = "sqs";
    public const string Functions = "lambda";

    private static readonly string[] s_elsewhere = ["http", "https", "email", "email-json", "sms", "application", "firehose"];

    /// <summary>Refuses an endpoint that the protocol does not reach, and a protocol that only AWS has.</summary>
    public static void Check(string protocol, string endpoint)
    {
        switch (protocol)
        {
            case Queues when !IsArnOf("sqs", endpoint):
                throw SnsException.Invalid("SQS endpoint ARN");
            case Queues when endpoint.EndsWith(".fifo", StringComparison.Ordinal):
                throw SnsException.Invalid(
                    "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
            case Functions when !IsArnOf("lambda", endpoint):
                throw SnsException.Invalid("Lambda endpoint ARN");
            case Queues or Functions:
                return;
            case var other when s_elsewhere.Contains(other):
                throw SnsException.Invalid($"Protocol Reason: the local SNS delivers by sqs and lambda, not by {protocol}");
            default:
                throw SnsException.Invalid($"Amazon SNS does not support this protocol string: {protocol}");
        }
    }

    public static bool IsArnOf(string service, string arn) =>
        arn.Split(':') is ["arn", "aws", var of, LocalAccount.Region, LocalAccount.Id, { Length: > 0 }, ..] && of == service;
}
