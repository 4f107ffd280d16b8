namespace Ecommerce.Aws;

/// <summary>Every bound of this library, in one place. Names carry the unit; what is not said here is not bounded.</summary>
public static class AwsLimits
{
    /// <summary>Status line and headers of one answer. AWS documents none; common servers allow 8 to 32 KiB.</summary>
    public const int HeadBytesMax = 32 * 1024;

    /// <summary>One answer's body. BatchGetItem, the largest we ask for, carries at most 16 MB of items, before JSON's own share.</summary>
    public const int AnswerBytesMax = 32 * 1024 * 1024;

    /// <summary>One request's body: DynamoDB's largest (BatchWriteItem, 16 MB; TransactWriteItems, 4 MB).</summary>
    public const int RequestBytesMax = 16 * 1024 * 1024;

    /// <summary>The line that announces a chunk, its extensions included (RFC 9112, section 7.1.1 asks for a limit).</summary>
    public const int ChunkLineBytesMax = 256;

    /// <summary>Trailers after the last chunk; each at most <see cref="ChunkLineBytesMax"/>.</summary>
    public const int TrailerLinesMax = 16;

    /// <summary>Interim (1xx) answers before the real one.</summary>
    public const int InterimAnswersMax = 4;

    /// <summary>Up to this size a request travels as one write; above, head and body are written apart instead of copied.</summary>
    public const int OneWriteBytesMax = 64 * 1024;

    /// <summary>Hosts with an open connection; the one used longest ago makes room.</summary>
    public const int ConnectionsMax = 8;

    /// <summary>Addresses of one host that an attempt tries to connect to.</summary>
    public const int AddressesMax = 4;

    /// <summary>An idle connection is not used again after this: NAT gateways and VPC endpoints forget it at 350 s, silently.</summary>
    public const int IdleSecondsMax = 300;

    /// <summary>Time to connect to one address.</summary>
    public const int ConnectMillisecondsMax = 1_000;

    /// <summary>Time for one attempt, from the DNS question to the answer's last byte.</summary>
    public const int AttemptMillisecondsMax = 5_000;

    /// <summary>What is kept back from the deadline so that the caller can still report the failure.</summary>
    public const int DeadlineReserveMilliseconds = 200;

    /// <summary>Attempts at one request (the SDKs' standard retry mode).</summary>
    public const int AttemptsMax = 3;

    /// <summary>Attempts at one DynamoDB request: it answers in milliseconds, so more and shorter ones (as the SDKs of old: 10).</summary>
    public const int DynamoDbAttemptsMax = 8;

    /// <summary>Full jitter: a wait is random in 0 to base x 2^(retry - 1).</summary>
    public const int RetryBaseMilliseconds = 50;

    public const int ThrottleBaseMilliseconds = 500;

    public const int DynamoDbRetryBaseMilliseconds = 10;

    public const int DynamoDbThrottleBaseMilliseconds = 50;

    /// <summary>No single wait is longer.</summary>
    public const int RetryCapMilliseconds = 5_000;

    /// <summary>Retry tokens of one <see cref="AwsCore"/>: a service that is down is not hammered by retries of every call.</summary>
    public const int RetryTokensMax = 500;

    public const int RetryCost = 5;

    public const int TimeoutRetryCost = 10;

    /// <summary>What an exception keeps of a service's message, since it may quote what was sent.</summary>
    public const int ErrorMessageCharsMax = 512;

    /// <summary>A clock this far off is corrected. AWS refuses 5 minutes (Signature Version 4) to 15 (S3).</summary>
    public const int SkewSecondsMin = 240;

    /// <summary>A presigned URL's life: 7 days (S3, "Query string parameters", X-Amz-Expires).</summary>
    public const int PresignedSecondsMax = 604_800;

    /// <summary>Keys of one BatchGetItem call; more are asked for in further calls.</summary>
    public const int BatchGetKeysMax = 100;

    /// <summary>Keys one caller may ask for at once, over all calls.</summary>
    public const int BatchGetKeysTotalMax = 1_000;

    /// <summary>Writes of one TransactWriteItems call.</summary>
    public const int TransactWritesMax = 100;

    /// <summary>Messages of one SendMessageBatch call (SQS, "Batch actions").</summary>
    public const int SendMessageBatchMax = 10;

    /// <summary>Messages of one PublishBatch call (SNS, API reference).</summary>
    public const int PublishBatchMax = 10;

    /// <summary>ClientRequestToken (TransactWriteItems, API reference).</summary>
    public const int TransactTokenCharsMax = 36;

    /// <summary>Entries of one PutEvents call (EventBridge, API reference).</summary>
    public const int PutEventsMax = 10;

    /// <summary>Depth of nested maps and lists (DynamoDB, "Service, account, and table quotas").</summary>
    public const int NestingMax = 32;

    /// <summary>JSON around an item nested to <see cref="NestingMax"/>: two levels each, and the answer's own.</summary>
    internal const int JsonDepthMax = (2 * NestingMax) + 16;
}
