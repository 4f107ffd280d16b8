using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class CreateProductTests
{
    [Fact]
    public async Task AProductThatWasCreatedCanBeRead()
    {
        await using var world = await World.StartAsync();

        var created = await world.Admin.PostAsync("/products", Samples.Mug());
        var read = await world.Anyone.GetAsync(created.Headers["Location"]);

        created.Status.ShouldBe(HttpStatusCode.Created, created.ToString());
        created.ETag.ShouldBe("\"1.0\"");
        created.Headers["Cache-Control"].ShouldBe("no-store");
        read.Status.ShouldBe(HttpStatusCode.OK);
        created.Headers["Location"].ShouldBe($"/api/products/{created.Id}");
        read.Text.ShouldBe(created.Text);
        read.ETag.ShouldBe(created.ETag);
    }

    [Fact]
    public async Task WhatTheAdminDoesNotSayIsFilledIn()
    {
        await using var world = await World.StartAsync();

        var product = (await world.CreateAsync(Samples.Mug())).Body;

        ((string)product["status"]!).ShouldBe("active");
        ((string)product["availability"]!).ShouldBe("out_of_stock");
        ((string)product["taxCategory"]!).ShouldBe("standard");
        ((long)product["version"]!).ShouldBe(1);
        ((string)product["createdAt"]!).ShouldBe((string)product["updatedAt"]!);
        foreach (var list in (string[])["tags", "images", "variants"])
        {
            product[list]!.AsArray().ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task EverythingTheAdminSaysIsKept()
    {
        await using var world = await World.StartAsync();
        var said = Samples.Shirt().With("description", "Cool\nin summer").With("model", "LS-7").With("productUrl", "/shirts/linen")
            .With("tags", Samples.Texts(2, i => $"tag {i}")).With("images", new JsonArray("https://img.example.com/1.png"))
            .With("taxCategory", "clothing").With("status", "draft");

        var kept = (await world.CreateAsync((JsonObject)said.DeepClone())).Body;

        foreach (var (field, value) in said.Where(f => f.Key != "variants"))
        {
            JsonNode.DeepEquals(kept[field], value).ShouldBeTrue($"{field}: {kept[field]}");
        }

        ((long)kept["variants"]![0]!["price"]!["amount"]!).ShouldBe(4900, "Without a price of its own it costs what the product costs");
        ((long)kept["variants"]![1]!["price"]!["amount"]!).ShouldBe(5200);
        ((string)kept["variants"]![1]!["options"]!["colour"]!).ShouldBe("Blue");
    }

    [Fact]
    public async Task ADraftIsTheAdminsOnly()
    {
        await using var world = await World.StartAsync();

        var draft = await world.CreateAsync(Samples.Mug().With("status", "draft"));

        (await world.Anyone.GetAsync($"/products/{draft.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await world.Anyone.GetAsync("/products")).Items.ShouldBeEmpty();
        (await world.Anyone.GetAsync("/categories")).Items.ShouldBeEmpty();
        (await world.Admin.GetAsync($"/admin/products/{draft.Id}")).Text.ShouldBe(draft.Text);
    }

    [Fact]
    public async Task AProductAndItsEventAreWrittenTogether()
    {
        await using var world = await World.StartAsync();

        var created = await world.Admin.PostAsync("/products", Samples.Mug());
        var (type, detail) = (await world.EventsAsync(Topology.Services.Products.Table, created.Id)).ShouldHaveSingleItem();

        type.ShouldBe("ProductCreated");
        ((string)detail["metadata"]!["subject"]!).ShouldBe(created.Id);
        ((long)detail["metadata"]!["sequence"]!).ShouldBe(1);
        ((string)detail["metadata"]!["correlationid"]!).ShouldBe(created.Headers["X-Correlation-Id"]);
        ((string)detail["metadata"]!["actor"]!).ShouldStartWith("admin:");
        ((string)detail["data"]!["product"]!["code"]!).ShouldBe("MUG-1");
    }

    [Fact]
    public async Task ARefusedProductLeavesNothingBehind()
    {
        await using var world = await World.StartAsync();

        var broken = await world.Admin.PostAsync("/products", Samples.Mug(code: "not a code"), key: "k-1");
        var unknown = await world.Customer.PostAsync("/products", Samples.Mug());

        broken.Status.ShouldBe(HttpStatusCode.BadRequest);
        unknown.Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await world.ScanAsync(Topology.Services.Products.Table)).ShouldBeEmpty();
        (await world.ScanAsync(Topology.Services.Platform.Answers)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ACodeIsTakenOnce()
    {
        await using var world = await World.StartAsync();
        await world.CreateAsync(Samples.Mug());
        var before = await world.ScanAsync(Topology.Services.Products.Table);

        var again = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");

        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Problem.ShouldBe("conflict");
        again.Faults.ShouldBe(["/code duplicate-code"]);
        (await world.ScanAsync(Topology.Services.Products.Table)).Count.ShouldBe(before.Count);
        (await world.ScanAsync(Topology.Services.Platform.Answers)).ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryCodeThatIsTakenIsNamedWhereItStands()
    {
        await using var world = await World.StartAsync();
        await world.CreateAsync(Samples.Shirt());
        var other = Samples.Mug(code: "SHIRT-BLUE").With("variants", new JsonArray(
            Samples.Variant("FREE", "Red"), Samples.Variant("SHIRT-RED", "Blue"), Samples.Variant("SHIRT", "Green")));

        var refused = await world.Admin.PostAsync("/products", other);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Faults.ShouldBe(["/code duplicate-code", "/variants/1/code duplicate-code", "/variants/2/code duplicate-code"]);
        (await world.Admin.GetAsync("/admin/products?code=FREE")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task CodesDifferByCase()
    {
        await using var world = await World.StartAsync();
        await world.CreateAsync(Samples.Mug("MUG"));

        var other = await world.Admin.PostAsync("/products", Samples.Mug("mug"));

        other.Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task OfManyWhoWantOneCodeOneGetsIt(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);

        var replies = await Calls.AtOnceAsync(20, _ => Calls.SettleAsync(() => world.Admin.PostAsync("/products", Samples.Mug())));

        replies.Count(r => r.Status == HttpStatusCode.Created).ShouldBe(1);
        replies.Count(r => r.Status == HttpStatusCode.Conflict && r.Problem == "conflict").ShouldBe(19);
        (await world.CountAsync(Topology.Services.Products.Table, "PRODUCT")).ShouldBe(1);
        (await world.CountAsync(Topology.Services.Products.Table, "OUTBOX")).ShouldBe(1);
    }
}
