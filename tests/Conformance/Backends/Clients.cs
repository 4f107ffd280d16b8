using Amazon;
using Amazon.DynamoDBv2;
using Amazon.SQS;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Conformance;

/// <summary>The official clients, pointed at an address of this machine.</summary>
internal static class Clients
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Signs the calls of this run. Ours holds them to it; moto takes any pair.</summary>
    public static AccessKey Key { get; } = new("AKIACONFORMANCE00000", "conformance/secret", Caller.Owner);

    public static AmazonDynamoDBClient Dynamo(Uri address) => Dynamo(address, Key);

    public static AmazonDynamoDBClient Dynamo(Uri address, AccessKey key) => new(key.Id, key.Secret, new AmazonDynamoDBConfig
    {
        ServiceURL = address.ToString(),
        AuthenticationRegion = RegionEndpoint.USEast1.SystemName,
        MaxErrorRetry = 0,
        Timeout = s_patience,
    });

    public static AmazonSQSClient Sqs(Uri address) => new(Key.Id, Key.Secret, new AmazonSQSConfig
    {
        ServiceURL = address.ToString(),
        AuthenticationRegion = RegionEndpoint.USEast1.SystemName,
        MaxErrorRetry = 0,
        Timeout = s_patience,
    });
}
