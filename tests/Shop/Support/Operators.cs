using System.Text.Json.Nodes;
using Ecommerce.Aws;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>Calls to the AWS endpoint of a shop with the operator's key, past every function.</summary>
internal static class Operators
{
    /// <param name="outputs">The shop's.</param>
    public static AwsCore CoreOf(JsonNode outputs)
    {
        var key = new AwsCredentials((string)outputs["accessKeyId"]!, (string)outputs["secretAccessKey"]!, SessionToken: null);
        var settings = new AwsSettings((string)outputs["region"]!, key, new Uri((string)outputs["awsEndpoint"]!));
        return new(settings, TimeProvider.System, new Deadline(TimeProvider.System));
    }
}
