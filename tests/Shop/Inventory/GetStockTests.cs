using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Inventory;

public sealed class GetStockTests
{
    [Fact]
    public async Task OfWhatWasNeverReceivedThereIsNone()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var stock = await world.Admin.GetAsync($"/inventory/{mug.Id}");

        stock.Status.ShouldBe(HttpStatusCode.OK);
        stock.ETag.ShouldBe("\"0\"");
        stock.Text.ShouldBe(
            $$"""{"sku":"{{mug.Id}}","productId":"{{mug.Id}}","onHand":0,"reserved":0,"available":0,"lowStockThreshold":5,""" +
            "\"status\":\"open\",\"version\":0}");
    }

    [Fact]
    public async Task EveryMovementIsANewVersion()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 10);

        var held = await world.Admin.GetAsync($"/inventory/{mug.Id}", ifNoneMatch: "\"1\"");
        await world.MoveAsync(mug.Id, 1);
        var changed = await world.Admin.GetAsync($"/inventory/{mug.Id}", ifNoneMatch: "\"1\"");

        held.Status.ShouldBe(HttpStatusCode.NotModified);
        held.Text.ShouldBeEmpty();
        changed.Status.ShouldBe(HttpStatusCode.OK);
        changed.ETag.ShouldBe("\"2\"");
        changed.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task EachVariantHasStockOfItsOwn()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        var (red, blue) = ((string)shirt.Body["variants"]![0]!["id"]!, (string)shirt.Body["variants"]![1]!["id"]!);

        await world.MoveAsync(red, 4);
        var ofProduct = await world.Admin.GetAsync($"/inventory/{shirt.Id}");

        ((long)(await world.Admin.GetAsync($"/inventory/{red}")).Body["onHand"]!).ShouldBe(4);
        ((long)(await world.Admin.GetAsync($"/inventory/{blue}")).Body["onHand"]!).ShouldBe(0);
        ofProduct.Status.ShouldBe(HttpStatusCode.Conflict);
        ofProduct.Problem.ShouldBe("invalid-state");
    }

    [Fact]
    public async Task ARemovedVariantKeepsItsStockAndIsClosed()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        var red = (string)shirt.Body["variants"]![0]!["id"]!;
        await world.MoveAsync(red, 4);
        var open = await world.Admin.GetAsync($"/inventory/{red}");
        var now = await world.Admin.GetAsync($"/admin/products/{shirt.Id}"); // Its level has changed meanwhile, and its ETag with it.
        var draft = Samples.Shirt();
        draft["variants"]!.AsArray().RemoveAt(0);
        (await world.Admin.PutAsync($"/products/{shirt.Id}", draft, now.ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await Eventually.TrueAsync(async () => await StatusAsync(world, red) == "closed");

        var closed = await world.Admin.GetAsync($"/inventory/{red}", ifNoneMatch: open.ETag);

        ((string)open.Body["status"]!, open.ETag).ShouldBe(("open", "\"1\""));
        (closed.Status, closed.ETag, (long)closed.Body["onHand"]!).ShouldBe((HttpStatusCode.OK, "\"1.1\"", 4));
    }

    [Theory]
    [MemberData(nameof(Garbage.Skus), MemberType = typeof(Garbage))]
    public async Task AnUnknownSkuHasNoStock(string sku)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.GetAsync($"/inventory/{sku}");

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
        refused.Problem.ShouldBe("not-found");
    }

    private static async Task<string> StatusAsync(World world, string sku) =>
        (string)(await world.Admin.GetAsync($"/inventory/{sku}")).Body["status"]!;
}
