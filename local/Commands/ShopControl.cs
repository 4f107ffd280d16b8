using System.Globalization;
using System.Text.Json.Nodes;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary>Reads and moves the time of a running shop.</summary>
internal sealed class ShopControl(OperatorClient client)
{
    /// <summary>The shop that runs on a data folder.</summary>
    public static ShopControl Of(DataPaths paths) => new(OperatorClient.Of(paths));

    public Task<ClockReading> DescribeClockAsync(CancellationToken cancellation) => ClockAsync(Control.DescribeClock, [], cancellation);

    public async Task<ClockReading> AdvanceClockAsync(TimeSpan by, CancellationToken cancellation)
    {
        try
        {
            return await ClockAsync(Control.AdvanceClock, new() { ["milliseconds"] = (long)by.TotalMilliseconds }, cancellation);
        }
        catch (LocalException e)
        {
            throw new LocalException($"{e.Message}; 'local clock' tells what the time is now");
        }
    }

    private async Task<ClockReading> ClockAsync(string operation, JsonObject body, CancellationToken cancellation)
    {
        var answer = await client.AskAsync(AwsApi.Control, operation, body, cancellation);
        return new(
            DateTimeOffset.Parse((string)answer["now"]!, CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds((long)answer["aheadMilliseconds"]!));
    }
}
