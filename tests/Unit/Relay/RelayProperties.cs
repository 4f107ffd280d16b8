using Ecommerce.Tests.Unit.Wired;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Relay;

public sealed class RelayProperties
{
    /// <summary>
    /// Batches of any cut and order, a bus and a table that fail at random: in the end nothing is lost, and no mark was early.
    /// </summary>
    [Property(MaxTest = 30)]
    public async Task NothingIsMarkedThatWasNotAcceptedAndNothingIsLost(int seed)
    {
        var random = new Random(seed);
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(random.Next(1, 25));
        var left = outboxes.Records().ToList();
        outboxes.Bus.Refusal = _ => random.Next(3) == 0 ? (random.Next(2) == 0 ? "ThrottlingException" : "MalformedDetail") : null;
        for (var round = 0; round < 12; round++)
        {
            Fail(outboxes.Aws, "UpdateItem", random);
            Fail(outboxes.Aws, "PutEvents", random);
            outboxes.Relay([.. left.OrderBy(_ => random.Next()).Take(random.Next(1, 15))]);

            ids.Except(outboxes.Unpublished()).Except(outboxes.Bus.SaidIds).ShouldBeEmpty();
        }

        outboxes.Aws.Away.Clear();
        outboxes.Bus.Refusal = _ => null;
        outboxes.Relay(left).ShouldBeEmpty();

        outboxes.Unpublished().ShouldBeEmpty();
        ids.Except(outboxes.Bus.SaidIds).ShouldBeEmpty();
    }

    private static void Fail(WiredAws aws, string operation, Random random)
    {
        aws.Away.Remove(operation);
        if (random.Next(4) == 0)
        {
            aws.Away.Add(operation);
        }
    }
}
