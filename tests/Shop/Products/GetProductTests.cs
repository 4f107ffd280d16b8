using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class GetProductTests
{
    [Fact]
    public async Task AnyoneMayKeepAProductForAWhile()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var read = await world.Anyone.GetAsync($"/products/{mug.Id}");

        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Headers["Cache-Control"].ShouldBe("public, max-age=30, stale-while-revalidate=60");
        read.Headers["Content-Type"].ShouldBe("application/json");
    }

    [Theory]
    [InlineData("\"1.0\"", HttpStatusCode.NotModified)]
    [InlineData("W/\"1.0\"", HttpStatusCode.NotModified)]
    [InlineData("\"7.0\", \"1.0\"", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"0.0\"", HttpStatusCode.OK)]
    [InlineData("\"1\"", HttpStatusCode.OK)]
    [InlineData("1.0", HttpStatusCode.OK)]
    public async Task WhatTheClientHoldsIsNotSentAgain(string held, HttpStatusCode status)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var read = await world.Anyone.GetAsync($"/products/{mug.Id}", held);

        read.Status.ShouldBe(status);
        read.ETag.ShouldBe(mug.ETag);
        read.Text.ShouldBe(status == HttpStatusCode.OK ? mug.Text : "");
        read.Headers["Cache-Control"].ShouldStartWith("public");
    }

    [Theory]
    [MemberData(nameof(Garbage.ProductIds), MemberType = typeof(Garbage))]
    public async Task AnUnknownProductIsNotThere(string id)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Anyone.GetAsync($"/products/{id}");

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
        refused.Problem.ShouldBe("not-found");
        refused.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("archived")]
    public async Task WhatIsNotForSaleIsNotThereEvenForAClientThatHeldIt(string status)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        _ = status == "draft"
            ? await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("status", "draft"), mug.ETag)
            : await world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag);

        var read = await world.Anyone.GetAsync($"/products/{mug.Id}", mug.ETag);

        read.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AProductOfManyVariantsIsAsAvailableAsItsBestOne()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        var blue = (string)shirt.Body["variants"]![1]!["id"]!;

        await world.MoveAsync(blue, 3);
        var low = await world.Anyone.GetAsync($"/products/{shirt.Id}");
        await world.MoveAsync(blue, 3);
        var plenty = await world.Anyone.GetAsync($"/products/{shirt.Id}");

        ((string)low.Body["availability"]!).ShouldBe("low_stock");
        ((string)low.Body["variants"]![0]!["availability"]!).ShouldBe("out_of_stock");
        ((string)plenty.Body["availability"]!).ShouldBe("in_stock");
        (low.ETag, plenty.ETag).ShouldBe(("\"1.1\"", "\"1.2\""));
    }
}
