using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class ListAllProductsTests
{
    [Theory]
    [InlineData("", "A,C,B,D")]
    [InlineData("status=active", "A,C")]
    [InlineData("status=draft", "B")]
    [InlineData("status=archived", "D")]
    [InlineData("sort=-name", "C,A,B,D")]
    [InlineData("category=kitchen&sort=newest", "C,A,B,D")]
    [InlineData("q=d", "D")]
    [InlineData("code=CODE-B", "B")]
    [InlineData("code=code-b", "")]
    [InlineData("code=not%20a%20code", "")]
    [InlineData("code=", "")]
    public async Task AnAdminListsProductsOfEveryStatus(string query, string names)
    {
        await using var world = await World.StartAsync();
        await FillAsync(world);

        var whole = await world.Admin.GetAsync($"/admin/products?{query}");
        var pages = await Calls.PagesAsync(world.Admin, $"/admin/products?limit=1{(query.Length > 0 ? "&" : "")}{query}");

        whole.Status.ShouldBe(HttpStatusCode.OK, whole.ToString());
        string.Join(',', whole.Items.Select(i => (string)i["productName"]!)).ShouldBe(names);
        string.Join(',', pages.SelectMany(p => p.Items).Select(i => (string)i["productName"]!)).ShouldBe(names);
        whole.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task AVariantsCodeFindsItsProduct()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());

        var found = await world.Admin.GetAsync("/admin/products?code=SHIRT-BLUE");

        found.Items.Select(i => (string)i["id"]!).ShouldBe([shirt.Id]);
    }

    [Theory]
    [InlineData("status=sold", "?status not-one-of")]
    [InlineData("status=active&status=draft", "?status repeated")]
    [InlineData("code=A&code=B", "?code repeated")]
    [InlineData("code=A&status=draft", "?code not-with-others")]
    [InlineData("q=--", "?q no-word")]
    [InlineData("limit=101", "?limit out-of-range")]
    [InlineData("colour=blue", "?colour unknown-parameter")]
    public async Task AQueryIsReadStrictly(string query, string fault)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.GetAsync($"/admin/products?{query}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Faults.ShouldBe([fault]);
    }

    private static async Task FillAsync(World world)
    {
        foreach (var (name, status) in ((string, string)[])[("A", "active"), ("B", "draft"), ("C", "active"), ("D", "archived")])
        {
            await world.AdvanceAsync(TimeSpan.FromSeconds(1));
            var draft = Samples.Mug($"CODE-{name}").With("productName", name).With("status", status == "draft" ? "draft" : "active");
            var made = await world.CreateAsync(draft);
            if (status == "archived")
            {
                (await world.Admin.DeleteAsync($"/products/{made.Id}", made.ETag)).Status.ShouldBe(HttpStatusCode.NoContent);
            }
        }
    }
}
