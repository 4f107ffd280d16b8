using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class ArchiveProductTests
{
    [Fact]
    public async Task AnArchivedProductIsGoneFromTheCatalogue()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var archived = await world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag);

        archived.Status.ShouldBe(HttpStatusCode.NoContent);
        archived.Text.ShouldBeEmpty();
        (await world.Anyone.GetAsync($"/products/{mug.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await world.Anyone.GetAsync("/products")).Items.ShouldBeEmpty();
        (await world.Anyone.GetAsync("/categories")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnAdminStillSeesIt()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        await world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag);
        var kept = await world.Admin.GetAsync($"/admin/products/{mug.Id}");

        kept.Status.ShouldBe(HttpStatusCode.OK);
        kept.ETag.ShouldBe("\"2.0\"");
        ((string)kept.Body["status"]!).ShouldBe("archived");
        (await world.Admin.GetAsync("/admin/products?status=archived")).Items.Select(i => (string)i["id"]!).ShouldBe([mug.Id]);
    }

    [Fact]
    public async Task ItsCodesStayTaken()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());

        await world.Admin.DeleteAsync($"/products/{shirt.Id}", shirt.ETag);

        (await world.Admin.PostAsync("/products", Samples.Mug("SHIRT"))).Faults.ShouldBe(["/code duplicate-code"]);
        (await world.Admin.PostAsync("/products", Samples.Mug("SHIRT-RED"))).Faults.ShouldBe(["/code duplicate-code"]);
    }

    [Fact]
    public async Task TheEventIsWrittenOnce()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        await world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag);
        var again = await world.Admin.DeleteAsync($"/products/{mug.Id}", "\"2.0\"");
        var events = await world.EventsAsync(Topology.Services.Products.Table, mug.Id);

        again.Status.ShouldBe(HttpStatusCode.NoContent);
        var detail = events.Single(e => e.Type == "ProductDeleted").Detail;
        ((long)detail["metadata"]!["sequence"]!).ShouldBe(2);
        ((string)detail["data"]!["code"]!).ShouldBe("MUG-1");
        events.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null, 428, "precondition-required")]
    [InlineData("\"2.0\"", 412, "precondition-failed")]
    [InlineData("W/\"1.0\"", 412, "precondition-failed")]
    [InlineData("*", 400, "validation-failed")]
    public async Task OnlyTheVersionThatIsThereIsArchived(string? ifMatch, int status, string problem)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var refused = await world.Admin.DeleteAsync($"/products/{mug.Id}", ifMatch);

        ((int)refused.Status).ShouldBe(status);
        refused.Problem.ShouldBe(problem);
        (await world.Anyone.GetAsync($"/products/{mug.Id}")).Text.ShouldBe(mug.Text);
    }

    [Theory]
    [MemberData(nameof(Garbage.ProductIds), MemberType = typeof(Garbage))]
    public async Task AnUnknownProductIsNotArchived(string id)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.DeleteAsync($"/products/{id}", "\"1.0\"");

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task ManyWhoArchiveAtOnceArchiveOnce(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        await world.CreateAsync(Samples.Mug("STAYS"));
        var mug = await world.CreateAsync(Samples.Mug());

        var replies = await Calls.AtOnceAsync(20, _ => Calls.SettleAsync(() => world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag)));
        var category = (await world.Anyone.GetAsync("/categories")).Items.ShouldHaveSingleItem();

        replies.Count(r => r.Status == HttpStatusCode.NoContent).ShouldBe(1);
        replies.Count(r => r.Status == HttpStatusCode.PreconditionFailed).ShouldBe(19);
        ((long)category["productsCount"]!).ShouldBe(1);
        (await world.ProductEventsAsync(mug.Id)).ShouldBe(["ProductCreated", "ProductDeleted"]);
    }
}
