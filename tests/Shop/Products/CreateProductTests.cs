using System.Net;
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
        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Text.ShouldBe(created.Text);
        read.ETag.ShouldBe(created.ETag);
    }

    [Fact]
    public async Task AProductAndItsEventAreWrittenTogether()
    {
        await using var world = await World.StartAsync();

        var created = await world.Admin.PostAsync("/products", Samples.Mug());
        var id = (string)created.Body["id"]!;
        var (type, detail) = (await world.EventsAsync(Topology.Services.Products.Table, id)).ShouldHaveSingleItem();

        type.ShouldBe("ProductCreated");
        ((string)detail["metadata"]!["subject"]!).ShouldBe(id);
        ((string)detail["data"]!["product"]!["code"]!).ShouldBe("MUG-1");
    }
}
