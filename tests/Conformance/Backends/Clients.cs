using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Ecommerce.Tests.Conformance;

/// <summary>The official client, pointed at an address of this machine.</summary>
internal static class Clients
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    // Moto chooses an account by the key; any pair will do.
    private static readonly BasicAWSCredentials s_anyone = new("AKIACONFORMANCE00000", "not-a-secret");

    public static AmazonDynamoDBClient Dynamo(Uri address) => new(s_anyone, new AmazonDynamoDBConfig
    {
        ServiceURL = address.ToString(),
        AuthenticationRegion = RegionEndpoint.USEast1.SystemName,
        MaxErrorRetry = 0,
        Timeout = s_patience,
    });
}
