using System.Text.RegularExpressions;
using Ecommerce.Iam;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

public sealed class ConsoleTests
{
    [Fact]
    public async Task ItShowsWhatHappenedAndWhatThereIs()
    {
        await using var world = await World.StartAsync();
        await world.Admin.PostAsync("products", Samples.Mug());

        var page = await Browser.AskAsync(world, "/_local");

        page.ShouldStartWith("HTTP/1.1 200 OK");
        page.ShouldContain("CreateProduct");
        page.ShouldContain("cold, ");
        page.ShouldContain("products-admin");
        page.ShouldContain("ServerlessEcommerce-Products");
        page.ShouldContain("/inventory/{productId}/adjustments");
        page.ShouldContain("ServerlessEcommerce-product-events");
    }

    [Fact]
    public async Task ARequestLeadsToItsTraceWithTheFunctionsCallsInIt()
    {
        await using var world = await World.StartAsync();
        await world.Admin.PostAsync("products", Samples.Mug());
        var link = Regex.Match(await Browser.AskAsync(world, "/_local"), "/_local/traces/1-[0-9a-f]{8}-[0-9a-f]{24}").Value;

        var page = await Browser.AskAsync(world, link);

        page.ShouldStartWith("HTTP/1.1 200 OK");
        page.ShouldContain("API POST /products");
        page.ShouldContain("cold start, ");
        page.ShouldContain("function ServerlessEcommerce-products-admin");
        page.ShouldContain("call dynamodb TransactWriteItems");
        page.ShouldContain("<rect ");
    }

    [Fact]
    public async Task ATableShowsItsItemsPageByPage()
    {
        await using var world = await World.StartAsync();
        await world.FillWithOthersAsync(30);
        await world.CreateAsync(Samples.Mug().With("productName", "<b>Mug</b>"));

        var first = await Browser.AskAsync(world, "/_local/tables/ServerlessEcommerce-Products");
        var next = Regex.Match(first, "/_local/tables/[^\"]*after=[^\"]*").Value;
        var second = await Browser.AskAsync(world, next);

        Regex.Count(first, "<details>").ShouldBe(25);
        Regex.Count(second, "<details>").ShouldBeGreaterThan(5);
        (first + second).ShouldContain("PRODUCT#prd_");
        (first + second).ShouldContain("&lt;b&gt;Mug&lt;/b&gt;");
        (first + second).ShouldNotContain("<b>Mug");
    }

    [Fact]
    public async Task ADeniedCallIsShownWithWhatWasMissing()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        (await Browser.AskAsync(world, "/_local")).ShouldNotContain("Denied calls");
        var name = world.Cloud.Shop.Functions.Single(f => f.Name == "products-public").NameIn(world.Cloud.Place);
        world.Cloud.Roles.Add(name, PolicyDocument.Parse("""{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}"""));

        await world.Anyone.GetAsync("products");

        var page = await Browser.AskAsync(world, "/_local");
        page.ShouldContain("Denied calls");
        page.ShouldContain("is not authorized to perform: dynamodb:Query");
    }

    [Fact]
    public async Task WhatClientsSentIsTextAndNeverMarkup()
    {
        await using var world = await World.StartAsync();
        await Browser.AskAsync(world, "/api/<script>alert(1)</script>\"onload='x'");

        var page = await Browser.AskAsync(world, "/_local");

        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;onload=&#39;x&#39;");
        page.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("/_local", "text/html; charset=utf-8")]
    [InlineData("/_local/console.css", "text/css; charset=utf-8")]
    public async Task PagesHaveSecurityHeaders(string path, string type)
    {
        await using var world = await World.StartAsync();

        var page = await Browser.AskAsync(world, path);

        page.ShouldStartWith("HTTP/1.1 200 OK");
        page.ShouldContain($"Content-Type: {type}");
        page.ShouldContain("Content-Security-Policy: default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        page.ShouldContain("X-Content-Type-Options: nosniff");
        page.ShouldContain("X-Frame-Options: DENY");
        page.ShouldContain("Referrer-Policy: no-referrer");
        page.ShouldContain("Cache-Control: no-store");
    }

    [Theory]
    [InlineData("GET", "/_local/nothing", 404)]
    [InlineData("GET", "/_local/traces/none", 404)]
    [InlineData("GET", "/_local/tables/none", 404)]
    [InlineData("GET", "/_local/tables/ServerlessEcommerce-Products?after=x", 404)]
    [InlineData("GET", "/_local/tables/ServerlessEcommerce-Products?after=eyJhIjp7IlMiOiIxIn19", 404)]
    [InlineData("GET", "/_locality", 404)]
    [InlineData("POST", "/_local", 405)]
    [InlineData("GET", "/", 302)]
    public async Task WhatIsNotThereIsAnsweredInOrder(string method, string path, int status)
    {
        await using var world = await World.StartAsync();

        (await Browser.AskAsync(world, path, method)).ShouldStartWith($"HTTP/1.1 {status} ");
    }

    [Fact]
    public async Task ANameThatPointsHereDoesNotReachIt()
    {
        await using var world = await World.StartAsync();

        (await Browser.AskAsync(world, "/_local", host: "evil.example")).ShouldStartWith("HTTP/1.1 404 ");
    }
}
