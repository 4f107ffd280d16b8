using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Aws;
using Ecommerce.Kernel;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary>Talks to a running shop as its operator: by signed calls to the AWS endpoint.</summary>
internal sealed class ShopControl(AwsSettings settings)
{
    // Moving the clock twice is not what was asked for, so a lost answer is told and not tried again.
    private static readonly RetryPolicy s_once = new(AttemptsMax: 1, BaseMilliseconds: 0, ThrottleBaseMilliseconds: 0);

    /// <summary>The shop that runs on a data folder.</summary>
    public static ShopControl Of(DataPaths paths)
    {
        var values = (Outputs.Read(paths) ?? throw new LocalException($"The shop on {paths.Root} is still starting; try again")).Values;
        return new(new AwsSettings(
            (string)values["region"]!,
            new((string)values["accessKeyId"]!, (string)values["secretAccessKey"]!, SessionToken: null),
            new Uri((string)values["awsEndpoint"]!)));
    }

    public Task<ClockReading> DescribeClockAsync(CancellationToken cancellation) => ClockAsync(Control.DescribeClock, [], cancellation);

    public Task<ClockReading> AdvanceClockAsync(TimeSpan by, CancellationToken cancellation) =>
        ClockAsync(Control.AdvanceClock, new() { ["milliseconds"] = (long)by.TotalMilliseconds }, cancellation);

    private async Task<ClockReading> ClockAsync(string operation, JsonObject body, CancellationToken cancellation)
    {
        var answer = await Task.Run(() => Call(operation, body), cancellation);
        return new(
            DateTimeOffset.Parse((string)answer["now"]!, CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds((long)answer["aheadMilliseconds"]!));
    }

    private JsonNode Call(string operation, JsonObject body)
    {
        var clock = TimeProvider.System;
        using var core = new AwsCore(settings, clock, new Deadline(clock));
        var request = new AwsRequest(Control.ServiceName, operation)
        {
            Headers = [new("Content-Type", "application/x-amz-json-1.0"), new("X-Amz-Target", $"{Control.ServiceName}.{operation}")],
            Body = JsonSerializer.SerializeToUtf8Bytes(body),
            Retry = s_once,
        };
        try
        {
            return JsonNode.Parse(core.Send(request).Body.Span)!;
        }
        catch (Exception e) when (e is AwsException or UnavailableException)
        {
            throw new LocalException($"The shop at {settings.Endpoint} did not answer that it was done ({e.Message}); 'local clock' tells");
        }
    }
}
