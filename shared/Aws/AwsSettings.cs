namespace Ecommerce.Aws;

/// <summary>Where the services are and who calls them.</summary>
/// <param name="Endpoint">Serves every service when set, as the local cloud does; null: AWS itself.</param>
public sealed record AwsSettings(string Region, AwsCredentials Credentials, Uri? Endpoint)
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    /// <summary>Endpoints of single services by lower-case name; each wins over <see cref="Endpoint"/>.</summary>
    public IReadOnlyDictionary<string, Uri> Endpoints { get; init; } = new Dictionary<string, Uri>();

    /// <summary>
    /// Reads what Lambda sets (Lambda, "Defined runtime environment variables") and what the SDKs agree on for endpoints (SDKs and
    /// Tools reference, "Service-specific endpoints").
    /// </summary>
    /// <exception cref="InvalidOperationException">A variable is missing, or no http(s) URL; the message names it.</exception>
    public static AwsSettings FromEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        var region = Optional(environment, "AWS_REGION") ?? Optional(environment, "AWS_DEFAULT_REGION");
        var credentials = new AwsCredentials(
            Required(environment, "AWS_ACCESS_KEY_ID"),
            Required(environment, "AWS_SECRET_ACCESS_KEY"),
            Optional(environment, "AWS_SESSION_TOKEN"));
        return new AwsSettings(region ?? throw Missing("AWS_REGION"), credentials, UrlOf(environment, EndpointVariable))
        {
            Endpoints = EndpointsIn(environment),
        };
    }

    /// <summary>The service's address.</summary>
    /// <param name="service">Lower-case service id, as in the variables: dynamodb, eventbridge, sesv2, sqs, sns, s3.</param>
    public Uri EndpointOf(string service)
    {
        if (Endpoints.TryGetValue(service, out var own))
        {
            return own;
        }

        var suffix = Region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        return Endpoint ?? new Uri($"https://{HostPrefixOf(service)}.{Region}.{suffix}");
    }

    private static string HostPrefixOf(string service) => service switch
    {
        "eventbridge" => "events",
        "sesv2" => "email",
        _ => service,
    };

    private static Dictionary<string, Uri> EndpointsIn(IReadOnlyDictionary<string, string> environment)
    {
        var endpoints = new Dictionary<string, Uri>();
        foreach (var name in environment.Keys)
        {
            const string Prefix = EndpointVariable + "_";
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && UrlOf(environment, name) is { } url)
            {
                endpoints[name[Prefix.Length..].ToLowerInvariant()] = url;
            }
        }

        return endpoints;
    }

    private static Uri? UrlOf(IReadOnlyDictionary<string, string> environment, string name)
    {
        if (Optional(environment, name) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new InvalidOperationException($"The environment variable {name} is not an http or https URL");
    }

    private static string Required(IReadOnlyDictionary<string, string> environment, string name) =>
        Optional(environment, name) ?? throw Missing(name);

    private static string? Optional(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private static InvalidOperationException Missing(string name) => new($"The environment variable {name} is not set");
}
