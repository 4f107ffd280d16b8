using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class ReplaceProductTests
{
    [Fact]
    public async Task AProductIsReplacedAsAWhole()
    {
        await using var world = await World.StartAsync();
        var before = await world.CreateAsync(Samples.Mug().With("description", "Holds coffee").With("status", "draft"));
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));

        var after = await world.Admin.PutAsync($"/products/{before.Id}", Samples.Mug().With("productName", "Red Mug"), before.ETag);

        after.Status.ShouldBe(HttpStatusCode.OK, after.ToString());
        after.ETag.ShouldBe("\"2.0\"");
        ((string)after.Body["productName"]!).ShouldBe("Red Mug");
        ((string)after.Body["status"]!).ShouldBe("active");
        after.Body["description"].ShouldBeNull();
        ((string)after.Body["createdAt"]!).ShouldBe((string)before.Body["createdAt"]!);
        var (changedAt, createdAt) = ((DateTimeOffset)after.Body["updatedAt"]!, (DateTimeOffset)after.Body["createdAt"]!);
        changedAt.ShouldBeGreaterThanOrEqualTo(createdAt + TimeSpan.FromMinutes(5));
        (await world.Anyone.GetAsync($"/products/{before.Id}")).Text.ShouldBe(after.Text);
    }

    [Fact]
    public async Task TheEventSaysWhatChanged()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("productName", "Red Mug").With("model", "M-2"), mug.ETag);
        var events = await world.EventsAsync(Topology.Services.Products.Table, mug.Id);

        var detail = events.Single(e => e.Type == "ProductUpdated").Detail;
        events.Count.ShouldBe(2);
        ((long)detail["metadata"]!["sequence"]!).ShouldBe(2);
        detail["data"]!["changed"]!.AsArray().Select(c => (string)c!).ShouldBe(["model", "productName"]);
        ((string)detail["data"]!["before"]!["productName"]!).ShouldBe("Blue Mug");
        ((string)detail["data"]!["after"]!["productName"]!).ShouldBe("Red Mug");
    }

    [Fact]
    public async Task ANewPriceIsAnEventOfItsOwn()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("price", Samples.Money(990)), mug.ETag);
        var events = await world.EventsAsync(Topology.Services.Products.Table, mug.Id);

        var data = events.Single(e => e.Type == "ProductPriceChanged").Detail["data"]!;
        ((long)data["old"]!["amount"]!).ShouldBe(1250);
        ((long)data["new"]!["amount"]!).ShouldBe(990);
        (await world.ProductEventsAsync(mug.Id)).ShouldBe(["ProductCreated", "ProductPriceChanged", "ProductUpdated"]);
    }

    [Fact]
    public async Task AReplacementThatChangesNothingIsNone()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));

        var same = await world.Admin.PutAsync($"/products/{shirt.Id}", Samples.Shirt(), shirt.ETag);

        same.Status.ShouldBe(HttpStatusCode.OK);
        same.Text.ShouldBe(shirt.Text);
        same.ETag.ShouldBe(shirt.ETag);
        (await world.ProductEventsAsync(shirt.Id)).ShouldBe(["ProductCreated"]);
    }

    [Fact]
    public async Task ANewCodeIsTakenAndTheOldOneFreed()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug("OLD"));

        var renamed = await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug("NEW"), mug.ETag);
        var takesOld = await world.Admin.PostAsync("/products", Samples.Mug("OLD"));
        var takesNew = await world.Admin.PostAsync("/products", Samples.Mug("NEW"));

        renamed.Status.ShouldBe(HttpStatusCode.OK, renamed.ToString());
        takesOld.Status.ShouldBe(HttpStatusCode.Created, takesOld.ToString());
        takesNew.Faults.ShouldBe(["/code duplicate-code"]);
        (await world.Admin.GetAsync("/admin/products?code=NEW")).Items.Select(i => (string)i["id"]!).ShouldBe([mug.Id]);
    }

    [Fact]
    public async Task ATakenCodeCannotBeTaken()
    {
        await using var world = await World.StartAsync();
        await world.CreateAsync(Samples.Shirt());
        var mug = await world.CreateAsync(Samples.Mug());
        var greedy = Samples.Mug("SHIRT").With(
            "variants", new JsonArray(Samples.Variant("MUG-1", "Red"), Samples.Variant("SHIRT-RED", "Blue")));

        var refused = await world.Admin.PutAsync($"/products/{mug.Id}", greedy, mug.ETag);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Problem.ShouldBe("conflict");
        refused.Faults.ShouldBe(["/code duplicate-code", "/variants/1/code duplicate-code"]);
        (await world.Anyone.GetAsync($"/products/{mug.Id}")).Text.ShouldBe(mug.Text);
        (await world.ProductEventsAsync(mug.Id)).ShouldBe(["ProductCreated"]);
    }

    [Fact]
    public async Task AProductAndItsVariantCanSwapCodes()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug("A").With("variants", new JsonArray(Samples.Variant("B", "Red"))));

        var swapped = await world.Admin.PutAsync(
            $"/products/{mug.Id}", Samples.Mug("B").With("variants", new JsonArray(Samples.Variant("A", "Red"))), mug.ETag);

        swapped.Status.ShouldBe(HttpStatusCode.OK, swapped.ToString());
        (await world.Admin.PostAsync("/products", Samples.Mug("A"))).Faults.ShouldBe(["/code duplicate-code"]);
        (await world.Admin.PostAsync("/products", Samples.Mug("B"))).Faults.ShouldBe(["/code duplicate-code"]);
    }

    [Fact]
    public async Task AVariantKeepsItsIdAndStockByItsCode()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        var (red, blue) = ((string)shirt.Body["variants"]![0]!["id"]!, (string)shirt.Body["variants"]![1]!["id"]!);
        await world.MoveAsync(blue, 40);
        var draft = Samples.Shirt().With(
            "variants", new JsonArray(Samples.Variant("SHIRT-GREEN", "Green"), Samples.Variant("SHIRT-BLUE", "Navy")));

        var after = (await world.Admin.PutAsync($"/products/{shirt.Id}", draft, shirt.ETag)).Body["variants"]!;

        ((string)after[1]!["id"]!).ShouldBe(blue);
        ((string)after[1]!["availability"]!).ShouldBe("in_stock");
        ((string)after[0]!["id"]!).ShouldNotBe(red);
        ((string)after[0]!["availability"]!).ShouldBe("out_of_stock");
        ((long)(await world.Admin.GetAsync($"/inventory/{blue}")).Body["onHand"]!).ShouldBe(40);
        await world.QuietAsync();
        (await world.Admin.PostAsync($"/inventory/{red}/adjustments", Samples.Adjustment(1), key: "k")).Problem.ShouldBe("invalid-state");
    }

    [Fact]
    public async Task AsManyVariantsAsThereCanBeAreReplacedByOthers()
    {
        await using var world = await World.StartAsync();
        var first = Enumerable.Range(0, 20).Select(i => (JsonNode)Samples.Variant($"A-{i}", $"{i}"));
        var second = Enumerable.Range(0, 20).Select(i => (JsonNode)Samples.Variant($"B-{i}", $"{i}"));
        var mug = await world.CreateAsync(Samples.Mug("A").With("variants", new JsonArray([.. first])));

        var after = await world.Admin.PutAsync(
            $"/products/{mug.Id}", Samples.Mug("B").With("variants", new JsonArray([.. second])).With("category", "office")
                .With("price", Samples.Money(1)), mug.ETag);

        after.Status.ShouldBe(HttpStatusCode.OK, after.ToString());
        (await world.CountAsync(Topology.Services.Products.Table, "GUARD")).ShouldBe(41);
    }

    [Fact]
    public async Task ABrokenDraftReplacesNothing()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var refused = await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug("").With("status", "archived"), mug.ETag);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Faults.ShouldBe(["/code not-a-code", "/status not-one-of"]);
        (await world.Anyone.GetAsync($"/products/{mug.Id}")).Text.ShouldBe(mug.Text);
    }
}
