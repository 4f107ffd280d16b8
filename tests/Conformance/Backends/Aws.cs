using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.Runtime.Credentials;
using Amazon.SQS;

namespace Ecommerce.Tests.Conformance;

/// <summary>The cloud, in the account and region of the environment's credentials. Its tables have a prefix of this run.</summary>
internal sealed class Aws : IReferee
{
    private const int PrefixBytes = 4;

    /// <summary>Whether this run asks the cloud, too: wanted by a variable, since it costs money, and possible by credentials.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable("ECOMMERCE_CONFORMANCE_AWS") == "1"
        && DefaultAWSCredentialsIdentityResolver.GetCredentials() is not null;

    public IAmazonDynamoDB Dynamo { get; } = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0 });

    public IAmazonSQS Sqs { get; } = new AmazonSQSClient(new AmazonSQSConfig { MaxErrorRetry = 0 });

    public string TablePrefix { get; } = $"conformance-{RandomNumberGenerator.GetHexString(PrefixBytes * 2, lowercase: true)}-";

    public static Task<Aws> StartAsync() => Task.FromResult(new Aws());

    public ValueTask DisposeAsync()
    {
        Dynamo.Dispose();
        Sqs.Dispose();
        return ValueTask.CompletedTask;
    }
}
