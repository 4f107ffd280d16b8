using System.Net;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class ListProductsTests
{
    [Theory]
    [InlineData("", "Ash Tray,Blue Mug,Blue Mug,Coat,Desk,Egg Cup,Fork")]
    [InlineData("sort=name", "Ash Tray,Blue Mug,Blue Mug,Coat,Desk,Egg Cup,Fork")]
    [InlineData("sort=-name", "Fork,Egg Cup,Desk,Coat,Blue Mug,Blue Mug,Ash Tray")]
    [InlineData("sort=price", "Fork,Egg Cup,Ash Tray,Blue Mug,Blue Mug,Coat,Desk")]
    [InlineData("sort=-price", "Desk,Coat,Blue Mug,Blue Mug,Ash Tray,Egg Cup,Fork")]
    [InlineData("sort=newest", "Fork,Egg Cup,Blue Mug,Desk,Coat,Blue Mug,Ash Tray")]
    [InlineData("category=kitchen&sort=newest", "Fork,Egg Cup,Blue Mug,Blue Mug")]
    [InlineData("category=kitchen&sort=-price", "Blue Mug,Blue Mug,Egg Cup,Fork")]
    [InlineData("minPrice=500&maxPrice=1250&sort=price", "Egg Cup,Ash Tray,Blue Mug,Blue Mug")]
    [InlineData("minPrice=500&maxPrice=1250&sort=-name", "Egg Cup,Blue Mug,Blue Mug,Ash Tray")]
    [InlineData("maxPrice=499", "Fork")]
    [InlineData("minPrice=1251&category=office", "Desk")]
    [InlineData("q=blu", "Blue Mug,Blue Mug")]
    [InlineData("q=BLUE%20m", "Blue Mug,Blue Mug")]
    [InlineData("q=mug", "Blue Mug,Blue Mug")]
    [InlineData("q=ug", "")]
    [InlineData("q=code-3", "Coat")]
    [InlineData("category=nothing", "")]
    public async Task PagesHoldEverythingOnceAndInOrder(string query, string names)
    {
        await using var world = await World.StartAsync();
        await FillAsync(world);

        var whole = await world.Anyone.GetAsync($"/products?{query}");
        var pages = await Calls.PagesAsync(world.Anyone, $"/products?{query}{(query.Length > 0 ? "&" : "")}limit=2");

        string.Join(',', whole.Items.Select(i => (string)i["productName"]!)).ShouldBe(names, whole.ToString());
        whole.NextCursor.ShouldBeNull();
        pages.SelectMany(p => p.Items).Select(i => (string)i["id"]!).ShouldBe(whole.Items.Select(i => (string)i["id"]!));
        pages.ShouldAllBe(p => p.Items.Count <= 2);
    }

    [Fact]
    public async Task TheLinkLeadsFromPageToPage()
    {
        await using var world = await World.StartAsync();
        await FillAsync(world);
        var (found, path) = (new List<string>(), "/products?sort=-price&limit=3&minPrice=100");

        for (var pages = 0; path is not null && pages < 9; pages++)
        {
            var page = await world.Anyone.GetAsync(path);
            found.AddRange(page.Items.Select(i => (string)i["code"]!));
            path = page.Has("Link") ? $"/products{page.Headers["Link"][1..].Split('>')[0]}" : null;
        }

        found.ShouldBe(["CODE-4", "CODE-3", "CODE-5", "CODE-2", "CODE-1", "CODE-6", "CODE-7"], ignoreOrder: true);
        found[0].ShouldBe("CODE-4");
    }

    [Fact]
    public async Task APageSaysHowItMayBeKept()
    {
        await using var world = await World.StartAsync();

        var page = await world.Anyone.GetAsync("/products");

        page.Headers["Cache-Control"].ShouldBe("public, max-age=30, stale-while-revalidate=60");
        page.Text.ShouldBe("{\"items\":[],\"nextCursor\":null}");
        page.Has("Link").ShouldBeFalse();
    }

    [Fact]
    public async Task APageHas20ProductsUnlessSaidOtherwise()
    {
        await using var world = await World.StartAsync();
        await Calls.AtOnceAsync(21, i => world.CreateAsync(Samples.Mug($"M-{i}")));

        var page = await world.Anyone.GetAsync("/products");
        var large = await world.Anyone.GetAsync("/products?limit=21");

        page.Items.Count.ShouldBe(20);
        page.NextCursor.ShouldNotBeNull();
        large.Items.Count.ShouldBe(21);
        large.NextCursor.ShouldBeNull();
    }

    [Theory]
    [InlineData("limit=100", "")]
    [InlineData("limit=101", "?limit out-of-range")]
    [InlineData("limit=0", "?limit out-of-range")]
    [InlineData("limit=-1", "?limit out-of-range")]
    [InlineData("limit=", "?limit out-of-range")]
    [InlineData("limit=ten", "?limit out-of-range")]
    [InlineData("limit=1.5", "?limit out-of-range")]
    [InlineData("limit=99999999999999999999", "?limit out-of-range")]
    [InlineData("limit=1&limit=2", "?limit repeated")]
    [InlineData("size=3", "?size unknown-parameter")]
    [InlineData("Limit=3", "?Limit unknown-parameter")]
    [InlineData("status=draft", "?status unknown-parameter")]
    [InlineData("sort=age", "?sort not-one-of")]
    [InlineData("sort=", "?sort not-one-of")]
    [InlineData("minPrice=0&maxPrice=100000000000", "")]
    [InlineData("minPrice=-1", "?minPrice out-of-range")]
    [InlineData("maxPrice=100000000001", "?maxPrice out-of-range")]
    [InlineData("minPrice=5&maxPrice=5", "")]
    [InlineData("minPrice=6&maxPrice=5", "?minPrice out-of-range")]
    [InlineData("minPrice=6&maxPrice=5&sort=price", "?minPrice out-of-range")]
    [InlineData("category=", "?category out-of-range")]
    [InlineData("category=Kitchen%23active", "")]
    [InlineData("q=", "?q out-of-range")]
    [InlineData("q=%00%ff%27", "")]
    [InlineData("limit=0&sort=x&y=1", "?y unknown-parameter, ?sort not-one-of, ?limit out-of-range")]
    public async Task AQueryIsReadStrictly(string query, string faults)
    {
        await using var world = await World.StartAsync();

        var reply = await world.Anyone.GetAsync($"/products?{query}");

        reply.Status.ShouldBe(faults.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.ToString());
        if (faults.Length > 0)
        {
            reply.Problem.ShouldBe("validation-failed");
            string.Join(", ", reply.Faults).ShouldBe(faults);
        }
    }

    [Theory]
    [InlineData("category", Limits.CategoryCharactersMax)]
    [InlineData("q", Limits.SearchCharactersMax)]
    public async Task ATextToFindIsShort(string parameter, int charactersMax)
    {
        await using var world = await World.StartAsync();

        var fits = await world.Anyone.GetAsync($"/products?{parameter}={new string('a', charactersMax)}");
        var isLonger = await world.Anyone.GetAsync($"/products?{parameter}={new string('a', charactersMax + 1)}");

        fits.Status.ShouldBe(HttpStatusCode.OK);
        isLonger.Faults.ShouldBe([$"?{parameter} out-of-range"]);
    }

    [Theory]
    [InlineData(3_998, 1, false)]
    [InlineData(3_999, 1, true)]
    [InlineData(4_000, 0, true)]
    public async Task AFilterThatMatchesLittleGivesUpAfter4000ProductsAndGoesOnWhereItStopped(int others, int found, bool goesOn)
    {
        await using var world = await World.StartAsync();
        await world.FillWithOthersAsync(others);
        await world.CreateAsync(Samples.Mug());

        var page = await world.Anyone.GetAsync("/products?q=mug");
        var pages = await Calls.PagesAsync(world.Anyone, "/products?q=mug");

        page.Items.Count.ShouldBe(found);
        (page.NextCursor is not null).ShouldBe(goesOn);
        pages.Sum(p => p.Items.Count).ShouldBe(1);
    }

    // The clock moves between them, so that their age is told apart.
    private static async Task FillAsync(World world)
    {
        (string Name, string Category, long Price)[] products =
        [
            ("Ash Tray", "office", 900), ("Blue Mug", "kitchen", 1250), ("Coat", "clothes", 9900), ("Desk", "office", 49900),
            ("Blue Mug", "kitchen", 1250), ("Egg Cup", "kitchen", 500), ("Fork", "kitchen", 499),
        ];
        foreach (var (i, (name, category, price)) in products.Index())
        {
            await world.AdvanceAsync(TimeSpan.FromSeconds(1));
            await world.CreateAsync(Samples.Mug($"CODE-{i + 1}").With("productName", name).With("category", category)
                .With("price", Samples.Money(price)));
        }
    }
}
