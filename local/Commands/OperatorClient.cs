using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Aws;
using Ecommerce.Kernel;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary>The AWS endpoint of a running shop, as its operator calls it: signed, with the key from the shop's outputs.</summary>
internal sealed class OperatorClient(AwsSettings settings)
{
    // Doing it twice is not what was asked for, so a lost answer is told and not tried again.
    private static readonly RetryPolicy s_once = new(AttemptsMax: 1, BaseMilliseconds: 0, ThrottleBaseMilliseconds: 0);

    public Uri Endpoint => settings.Endpoint!;

    /// <summary>The shop that runs on a data folder; refuses one that sleeps.</summary>
    public static OperatorClient Of(DataPaths paths)
    {
        if (!DataFolder.IsHeld(paths))
        {
            throw new LocalException($"No shop runs on {paths.Root}; start one first: dotnet run --project local");
        }

        var values = (Outputs.Read(paths) ?? throw new LocalException($"The shop on {paths.Root} is still starting; try again")).Values;
        return new(new AwsSettings(
            (string)values["region"]!,
            new((string)values["accessKeyId"]!, (string)values["secretAccessKey"]!, SessionToken: null),
            new Uri((string)values["awsEndpoint"]!)));
    }

    /// <summary>One operation. What the shop refuses, or does not answer, is one clear line.</summary>
    public async Task<JsonNode> AskAsync(AwsApi api, string operation, JsonObject body, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(() => Send(api, operation, body), cancellation);
        }
        catch (AwsException e)
        {
            throw new LocalException($"The shop at {Endpoint} refused: {e.Message}");
        }
        catch (UnavailableException e)
        {
            throw new LocalException($"The shop at {Endpoint} did not answer ({e.Message})");
        }
    }

    private JsonNode Send(AwsApi api, string operation, JsonObject body)
    {
        var clock = TimeProvider.System;
        using var core = new AwsCore(settings, clock, new Deadline(clock));
        var request = new AwsRequest(api.Service, operation)
        {
            Headers = [new("Content-Type", api.ContentType), new("X-Amz-Target", $"{api.Target}.{operation}")],
            Body = JsonSerializer.SerializeToUtf8Bytes(body),
            Retry = s_once,
        };
        return JsonNode.Parse(core.Send(request).Body.Span)!;
    }
}

/// <summary>How operations of a service are asked for.</summary>
/// <param name="Service">The name in the credential scope.</param>
/// <param name="Target">What stands before the dot in <c>X-Amz-Target</c>.</param>
internal sealed record AwsApi(string Service, string Target, string ContentType)
{
    public static readonly AwsApi Control = new(Cloud.Control.ServiceName, Cloud.Control.ServiceName, "application/x-amz-json-1.0");
    public static readonly AwsApi Events = new("events", "AWSEvents", "application/x-amz-json-1.1");
    public static readonly AwsApi Queues = new("sqs", "AmazonSQS", "application/x-amz-json-1.0");
}
