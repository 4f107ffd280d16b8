using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Kernel;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>The part of the tour that is about orders: each step of one, and the end of those that nobody pays for.</summary>
internal static class OrderTour
{
    private const string ByMessage = "orders-expire-reservation";
    private const string BySweep = "orders-sweep-reservations";
    private const string Closing = "orders-close-orders";

    /// <param name="function">The one that matters; null: all.</param>
    public static async Task RunAsync(World world, string sku, string? function)
    {
        await world.Admin.PostAsync($"/inventory/{sku}/adjustments", Samples.Adjustment(50), key: "tour-orders");
        await world.Admin.PostAsync("/admin/coupons", Checkouts.Coupon("ONCE").With("isOncePerCustomer", true));
        await world.Customer.PostAsync("/orders", Purchases.Draft((sku, 9_999)), key: "tour-too-many");
        var sold = await world.Customer.PostAsync("/orders", Purchases.Draft((sku, 1)), key: "tour-sold");
        var confirmed = await StepAsync(world, sold, "confirmation", []);
        await StepAsync(world, confirmed, "fulfilments", new() { ["carrier"] = "FEDEX" });
        var returned = await world.Customer.PostAsync("/orders", Purchases.Draft((sku, 1)), key: "tour-returned");
        await StepAsync(world, returned, "confirmation", []);
        await world.Customer.PostAsync($"/orders/{IdOf(returned)}/cancel", new JsonObject(), key: "tour-cancel");
        await ReadAsync(world, IdOf(sold));
        if (function is null or ByMessage or BySweep)
        {
            await ExpireAsync(world, sku, function);
        }

        if (function is null or Closing)
        {
            await world.AdvanceAsync(Limits.OrderClosedAfter + TimeSpan.FromDays(2));
        }
    }

    private static async Task ReadAsync(World world, string id)
    {
        await world.Customer.GetAsync("/orders");
        await world.Customer.GetAsync($"/orders/{id}");
        await world.Customer.GetAsync($"/orders/{id}/events");
        await world.Customer.GetAsync("/orders/events");
        await world.Admin.GetAsync("/orders?email=grace@example.com");
        await world.Admin.GetAsync("/admin/orders?status=FULFILLED");
    }

    // Where one of the two matters that can expire an order, the other is kept from it.
    private static async Task ExpireAsync(World world, string sku, string? function)
    {
        await world.Customer.PostAsync("/orders", Purchases.Draft((sku, 1)).With("couponCode", "ONCE"), key: "tour-left");
        await world.QuietAsync(); // The delay of its message begins when it is in the queue.
        if (function is BySweep)
        {
            var queue = new JsonObject { ["QueueName"] = world.Cloud.Place.NameOf(ByMessage) };
            var url = (await world.SqsAsync("GetQueueUrl", queue))["QueueUrl"]!.DeepClone();
            await world.SqsAsync("PurgeQueue", new JsonObject { ["QueueUrl"] = url });
        }
        else if (function is ByMessage)
        {
            var sweep = world.Cloud.Shop.Functions.Single(f => f.Name == BySweep);
            var nothingOfTables = IamPolicy.Of([.. sweep.AllGrants.Where(grant => grant.On is not TableSpec)], world.Cloud.Place);
            world.Cloud.Roles.Add(sweep.NameIn(world.Cloud.Place), PolicyDocument.Parse(nothingOfTables));
        }

        await world.AdvanceAsync(Limits.ReservationKept + TimeSpan.FromMinutes(2));
    }

    private static Task<Reply> StepAsync(World world, Reply order, string step, JsonObject body) => world.Admin.SendAsync(
        HttpMethod.Post, $"/orders/{IdOf(order)}/{step}", new StringContent(body.ToJsonString(), null, "application/json"),
        ("If-Match", order.Headers.GetValueOrDefault("ETag", "\"1\"")));

    // A refused order has no id; what comes after it is then about nothing, and that is the point.
    private static string IdOf(Reply placed) => (string?)placed.Body["id"] ?? "ord_01890000000070008000000000000000";
}
