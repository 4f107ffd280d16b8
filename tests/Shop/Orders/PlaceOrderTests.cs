using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class PlaceOrderTests
{
    [Fact]
    public async Task AnOrderHoldsItsUnitsUntilItIsPaidFor()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);

        var placed = await world.Customer.PlacedAsync((mug, 3));

        placed.ETag.ShouldBe("\"1\"");
        placed.Headers["Location"].ShouldBe($"/api/orders/{placed.Id}");
        placed.StatusOf().ShouldBe("PENDING");
        ((string)placed.Body["number"]!).ShouldMatch("^[0-9A-HJKMNP-TV-Z]{10}$");
        ((string)placed.Body["email"]!).ShouldBe("grace@example.com");
        ((long)placed.Body["total"]!["amount"]!).ShouldBe(3 * 1250);
        (await world.StockOfAsync(mug)).ShouldBe((10, 3, 7));
        (await world.Customer.GetAsync($"/orders/{placed.Id}")).Text.ShouldBe(placed.Text);
        (await world.OrderEventsAsync(placed.Id)).ShouldBe(["OrderCreated"]);
    }

    [Fact]
    public async Task AVariantIsBoughtByItsOwnIdAndPrice()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        var (red, blue) = ((string)shirt.Body["variants"]![0]!["id"]!, (string)shirt.Body["variants"]![1]!["id"]!);
        await world.MoveAsync(red, 2);
        await world.MoveAsync(blue, 2);

        var placed = await world.Customer.PlacedAsync((red, 1), (blue, 2));
        var wholeShirt = await world.Customer.OrderAsync(Purchases.Draft((shirt.Id, 1)));

        ((long)placed.Body["total"]!["amount"]!).ShouldBe(4900 + (2 * 5200));
        placed.Body["items"]!.AsArray().Select(i => (string)i!["code"]!).ShouldBe(["SHIRT-RED", "SHIRT-BLUE"]);
        (await world.StockOfAsync(blue)).ShouldBe((2, 2, 0));
        wholeShirt.Faults.ShouldBe(["/items/0/productId variant-required"]);
    }

    [Fact]
    public async Task LinesOfOneSkuBecomeOne()
    {
        await using var world = await World.StartAsync();
        var (mug, cup) = (await world.StockedAsync(10), await world.StockedAsync(10, "CUP"));

        var placed = await world.Customer.PlacedAsync((mug, 2), (cup, 1), (mug, 3));

        placed.Body["items"]!.AsArray().Select(i => $"{i!["code"]} {i["quantity"]}").ShouldBe(["MUG-1 5", "CUP 1"]);
        (await world.StockOfAsync(mug)).ShouldBe((10, 5, 5));
    }

    [Fact]
    public async Task FortyProductsAreOneOrderAndFortyOneAreNone()
    {
        await using var world = await World.StartAsync();
        var skus = new List<string>();
        foreach (var i in Enumerable.Range(0, Limits.OrderLinesMax + 1))
        {
            skus.Add(await world.StockedAsync(1, $"MUG-{i}"));
        }

        var placed = await world.Customer.PlacedAsync([.. skus.Take(Limits.OrderLinesMax).Select(sku => (sku, 1))]);
        var refused = await world.Customer.OrderAsync(Purchases.Draft([.. skus.Select(sku => (sku, 1))]));

        placed.Body["items"]!.AsArray().Count.ShouldBe(40);
        refused.Faults.ShouldBe(["/items too-many-lines"]);
        (await world.Admin.StepAsync(placed, "confirmation")).StatusOf().ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task TooFewUnitsAreToldWithTheirPlaceAndHowManyThereAre()
    {
        await using var world = await World.StartAsync();
        var (mug, cup) = (await world.StockedAsync(10), await world.StockedAsync(2, "CUP"));

        var refused = await world.Customer.OrderAsync(Purchases.Draft((mug, 1), (cup, 3)));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Problem.ShouldBe("insufficient-stock");
        refused.Faults.ShouldBe(["/items/1/quantity insufficient-stock"]);
        ((long)refused.Body["errors"]![0]!["available"]!).ShouldBe(2);
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
        await ShouldHaveRejectedAsync(world, "INSUFFICIENT_STOCK", cup);
    }

    [Fact]
    public async Task WhatIsNotSoldIsNotFound()
    {
        await using var world = await World.StartAsync();
        var draft = await world.CreateAsync(Samples.Mug("DRAFT").With("status", "draft"));
        var gone = await world.CreateAsync(Samples.Mug("GONE"));
        await world.Admin.DeleteAsync($"/products/{gone.Id}", gone.ETag);
        var never = $"prd_{Guid.CreateVersion7():N}";

        var refused = await world.Customer.OrderAsync(Purchases.Draft((draft.Id, 1), (gone.Id, 1), (never, 1), ($"var_{never[4..]}", 1)));

        refused.Status.ShouldBe(HttpStatusCode.NotFound);
        refused.Faults.ShouldBe([.. Enumerable.Range(0, 4).Select(i => $"/items/{i}/productId unknown-product")]);
        await ShouldHaveRejectedAsync(world, "PRODUCT_NOT_FOUND", draft.Id);
    }

    [Fact]
    public async Task AnotherTotalThanTheOneExpectedIsRefused()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);

        var refused = await world.Customer.OrderAsync(Purchases.Draft((mug, 2)).With("expectedTotal", Samples.Money(2499)));
        var placed = await world.Customer.OrderAsync(Purchases.Draft((mug, 2)).With("expectedTotal", Samples.Money(2500)));

        refused.Problem.ShouldBe("price-changed");
        ((string)refused.Body["detail"]!).ShouldContain("25.00 USD");
        placed.Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task OlderClientsNameProductsAndAMethod()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var body = new JsonObject
        {
            ["productIds"] = new JsonArray(mug, mug),
            ["payment"] = "DEBIT_CARD",
            ["shipping"] = new JsonObject { ["type"] = "URGENT", ["carrier"] = "FEDEX" },
        };

        var placed = await world.Customer.OrderAsync(body);

        placed.Status.ShouldBe(HttpStatusCode.Created, placed.ToString());
        ((long)placed.Body["items"]![0]!["quantity"]!).ShouldBe(2);
        ((string)placed.Body["payment"]!["method"]!).ShouldBe("DEBIT_CARD");
    }

    [Theory]
    [InlineData("items", "[]", "/items out-of-range")]
    [InlineData("items", null, "/items required")]
    [InlineData("items", """[{"productId":"mug","quantity":1}]""", "/items/0/productId not-an-id")]
    [InlineData("items", """[{"productId":"prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f","quantity":0}]""", "/items/0/quantity out-of-range")]
    [InlineData("items", """[{"productId":"prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f","quantity":10001}]""", "/items/0/quantity out-of-range")]
    [InlineData("productIds", "[]", "/items required")]
    [InlineData("email", "\"eve@example.com\"", "/email not-yours")]
    [InlineData("payment", "\"GOLD\"", "/payment wrong-type")]
    [InlineData("expectedTotal", """{"amount":1,"currency":"XXX"}""", "/expectedTotal/currency unknown-currency")]
    [InlineData("shipping", """{"type":"ECONOMIC","carrier":""}""", "/shipping/carrier not-a-text")]
    public async Task AMistakeIsToldWithItsPlace(string member, string? json, string fault)
    {
        await using var world = await World.StartAsync();
        var draft = Purchases.Draft(("prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f", 1)).With(member, json is null ? null : JsonNode.Parse(json));

        var refused = await world.Customer.OrderAsync(draft);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        refused.Faults.ShouldBe([fault]);
    }

    [Fact]
    public async Task AnAdminPlacesAnOrderForSomebody()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);

        var nobody = await world.Admin.OrderAsync(Purchases.Draft((mug, 1)));
        var placed = await world.Admin.OrderAsync(Purchases.Draft((mug, 1)).With("email", "linus@example.com"));

        nobody.Faults.ShouldBe(["/email required"]);
        ((string)placed.Body["email"]!).ShouldBe("linus@example.com");
        placed.Body["customerId"].ShouldBeNull();
    }

    [Fact]
    public async Task APriceThatChangesMeanwhileIsNeverChargedByAccident()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(1_000);
        var product = await world.Admin.GetAsync($"/admin/products/{mug}");

        var orders = Calls.AtOnceAsync(20, _ => world.Customer.OrderAsync(
            Purchases.Draft((mug, 1)).With("expectedTotal", Samples.Money(1250))));
        await world.Admin.PutAsync($"/products/{mug}", Samples.Mug().With("price", Samples.Money(1300)), product.ETag);
        var replies = await orders;

        replies.ShouldAllBe(r => r.Status == HttpStatusCode.Created || r.Problem == "price-changed");
        replies.Where(r => r.Status is HttpStatusCode.Created).ShouldAllBe(r => (long)r.Body["total"]!["amount"]! == 1250);
    }

    private static async Task ShouldHaveRejectedAsync(World world, string reason, string sku)
    {
        var row = (await world.ScanAsync(Topology.Services.Orders.Table))
            .ShouldHaveSingleItem();
        var detail = JsonNode.Parse((string)row["detail"]!["S"]!)!["data"]!;
        ((string)detail["reason"]!).ShouldBe(reason);
        detail["skus"]!.AsArray().Select(s => (string)s!).ShouldContain(sku);
    }
}
