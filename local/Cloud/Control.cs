using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// What only a local cloud can do, as one more service of the AWS endpoint: calls are signed, so that nothing but the operator's keys moves
/// the shop's time.
/// </summary>
public sealed class Control(LocalCloud cloud) : IEmulator
{
    /// <summary>The name in the credential scope, and before the dot in <c>X-Amz-Target</c>.</summary>
    public const string ServiceName = "local";

    /// <summary>Moves the shop's time by <c>milliseconds</c>; answers as <see cref="DescribeClock"/> does.</summary>
    public const string AdvanceClock = "AdvanceClock";

    /// <summary>Answers <c>now</c>, the shop's time, and <c>aheadMilliseconds</c>, how far that is before the machine's.</summary>
    public const string DescribeClock = "DescribeClock";

    public string Service => ServiceName;

    public async ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        if (call.Operation is not (AdvanceClock or DescribeClock))
        {
            return AwsError.Of(call, 400, "UnknownOperationException", $"The local cloud has no operation '{call.Operation}'");
        }

        if (call.Caller.Refuse(new AccessRequest($"{ServiceName}:{call.Operation}", "*")) is { } refusal)
        {
            return AwsError.Of(call, 400, "AccessDeniedException", refusal);
        }

        return call.Operation == AdvanceClock ? await AdvanceAsync(call, cancellation) : Describe();
    }

    private async ValueTask<AwsReply> AdvanceAsync(AwsCall call, CancellationToken cancellation)
    {
        if (Milliseconds(call) is not { } milliseconds)
        {
            return AwsError.Of(call, 400, "ValidationException", "'milliseconds' must be a whole number above 0, and all there is");
        }

        if (milliseconds > (ShopClock.OffsetMax - cloud.Clock.Offset).TotalMilliseconds)
        {
            return AwsError.Of(
                call, 400, "ValidationException",
                $"The shop's time may be at most {ShopClock.OffsetMax.TotalDays:0} days ahead of the machine's");
        }

        await cloud.AdvanceAsync(TimeSpan.FromMilliseconds(milliseconds), cancellation);
        return Describe();
    }

    private AwsReply Describe()
    {
        var answer = new JsonObject
        {
            ["now"] = cloud.Clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["aheadMilliseconds"] = (long)cloud.Clock.Offset.TotalMilliseconds,
        };
        return new(200, "application/x-amz-json-1.0", JsonSerializer.SerializeToUtf8Bytes(answer));
    }

    private static long? Milliseconds(AwsCall call)
    {
        try
        {
            var request = JsonNode.Parse(call.Body.Span, documentOptions: new() { AllowDuplicateProperties = false });
            return request is JsonObject { Count: 1 } body
                && body["milliseconds"] is JsonValue value && value.TryGetValue<long>(out var milliseconds) && milliseconds > 0
                ? milliseconds
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
