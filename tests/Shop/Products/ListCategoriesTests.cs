using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class ListCategoriesTests
{
    [Fact]
    public async Task CategoriesComeInAlphabeticalOrderWithTheirCounts()
    {
        await using var world = await World.StartAsync();
        await world.CreateAsync(Samples.Shirt());
        await Calls.AtOnceAsync(10, i => world.CreateAsync(Samples.Mug($"MUG-{i}")));
        await world.CreateAsync(Samples.Mug("A").With("category", "a-1"));

        var categories = await world.Anyone.GetAsync("/categories");

        categories.Items.Select(i => $"{i["category"]} {i["productsCount"]}").ShouldBe(["a-1 1", "clothes 1", "kitchen 10"]);
        categories.Headers["Cache-Control"].ShouldBe("public, max-age=30, stale-while-revalidate=60");
    }

    [Fact]
    public async Task AProductThatMovesIsCountedWhereItIs()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var moved = await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("category", "office"), mug.ETag);
        var there = await world.Anyone.GetAsync("/categories");
        await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("status", "draft"), moved.ETag);
        var hidden = await world.Anyone.GetAsync("/categories");

        there.Items.Select(i => $"{i["category"]} {i["productsCount"]}").ShouldBe(["office 1"]);
        hidden.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("limit=1", "?limit unknown-parameter")]
    [InlineData("a=1&a=2", "?a unknown-parameter")]
    public async Task ItTakesNoParameters(string query, string fault)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Anyone.GetAsync($"/categories?{query}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Faults.ShouldBe([fault]);
    }
}
