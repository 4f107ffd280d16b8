using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class GetTimelineTests
{
    [Fact]
    public async Task AnOrderTellsWhatHappenedToItAndWhatKindOfActorDidIt()
    {
        await using var world = await World.StartAsync();
        var placed = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));
        await world.Admin.StepAsync(placed, "confirmation", new() { ["reference"] = "RCPT-7" });
        await world.Customer.CancelAsync(placed.Id, "too late");

        var timeline = await world.Customer.GetAsync($"/orders/{placed.Id}/events");

        timeline.Items.Select(e => $"{e["sequence"]} {e["event"]} {e["status"]} {e["by"]} {e["note"]}".TrimEnd()).ShouldBe(
        [
            "1 OrderCreated PENDING customer", "2 OrderConfirmed CONFIRMED admin RCPT-7", "3 OrderCancelled CANCELLED customer too late",
        ]);
    }
}
