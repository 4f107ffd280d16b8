using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Local.Cloud;

/// <summary>What a client needs to know of a running shop, under the names of the stack's outputs, in <c>outputs.json</c>.</summary>
public sealed class Outputs
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // A person copies the secret from the file, and it may have a plus sign.
    };

    private Outputs(JsonObject values) => Values = values;

    public JsonObject Values { get; }

    public Uri ShopUrl => new((string)Values["shopUrl"]!);

    public static Outputs Of(Shop shop, Place place, UserPools pools, OperatorKey key, Uri edge, Uri aws)
    {
        var values = new JsonObject
        {
            ["shopUrl"] = edge.ToString(),
            [OutputNames.ApiUrl] = new Uri(edge, RestApiSpec.Stage).ToString(),
            ["awsEndpoint"] = aws.ToString().TrimEnd('/'),
            [OutputNames.Region] = place.Region,
            [OutputNames.UserPoolId] = pools[Platform.Customers].Id,
            [OutputNames.UserPoolClientId] = pools[Platform.Customers].ClientId,
            [OutputNames.IdentityPoolId] = place.IdOf(shop.Identities),
            [OutputNames.DocumentsBucket] = place.IdOf(Platform.Documents),
            [OutputNames.AdminPoolId] = pools[Platform.Admins].Id,
            [OutputNames.AdminPoolClientId] = pools[Platform.Admins].ClientId,
        };
        foreach (var table in shop.Tables)
        {
            values[OutputNames.Of(table)] = table.NameIn(place);
        }

        values["accessKeyId"] = key.AccessKeyId;
        values["secretAccessKey"] = key.SecretAccessKey;
        return new(values);
    }

    /// <summary>The outputs of the latest start; null when there was none.</summary>
    public static Outputs? Read(DataPaths paths)
    {
        if (!File.Exists(paths.Outputs))
        {
            return null;
        }

        return Parse(File.ReadAllBytes(paths.Outputs)) is JsonObject values
            && values["shopUrl"] is JsonValue url && url.TryGetValue<string>(out var text) && Uri.TryCreate(text, UriKind.Absolute, out _)
            ? new(values)
            : throw new LocalException($"{paths.Outputs} is damaged; start the shop again to have it written anew");
    }

    /// <summary>As in the file.</summary>
    public string ToJson() => Values.ToJsonString(s_indented);

    public void Write(DataPaths paths) => PrivateFile.Write(paths.Outputs, Encoding.UTF8.GetBytes(ToJson() + Environment.NewLine));

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
