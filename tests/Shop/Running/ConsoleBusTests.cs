using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Tests.Shop.Wiring;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>The console's pages of the bus and of the queues, and their one button.</summary>
public sealed class ConsoleBusTests
{
    private const string Dead = $"{Edges.Follower}-dead";
    private const string Button = $"/_local/queues/{Dead}/redrive";

    [Fact]
    public async Task TheBusShowsWhatWasSaidAndWhoHasHeardIt()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.StockAppearsAsync();
        await world.QuietAsync();

        var page = await Browser.AskAsync(world, "/_local/bus");

        page.ShouldStartWith("HTTP/1.1 200 OK");
        page.ShouldContain("<td>ecommerce.products</td><td>ProductCreated</td>");
        page.ShouldContain($"<td>{mug.Id}</td>");
        page.ShouldContain($"<td class=\"wide\" title=\"{mug.Headers["X-Correlation-Id"]}\">");
        page.ShouldContain($"class=\"wide good\" title=\"{Edges.Follower}, relay-announce-products\"");
        page.ShouldNotContain("Failed deliveries");
    }

    [Fact]
    public async Task TheBusShowsAnEventOfAnybodysAsText()
    {
        await using var world = await World.StartAsync();
        await world.BusAsync("PutEvents", new()
        {
            ["Entries"] = new JsonArray(new JsonObject
            {
                ["EventBusName"] = world.Cloud.Place.NameOf("EventBus"), ["Source"] = "<b>me", ["DetailType"] = "<script>",
                ["Detail"] = """{"metadata":{"subject":"<i>","correlationid":1}}""",
            }),
        });

        var page = await Browser.AskAsync(world, "/_local/bus");

        page.ShouldContain("<td>&lt;b&gt;me</td><td>&lt;script&gt;</td><td class=\"wide soft\" title=\"nobody\">nobody</td>");
        page.ShouldContain("<td>&lt;i&gt;</td><td class=\"wide\"></td>");
    }

    [Fact]
    public async Task AButtonBringsDeadLettersBackAndIsThereOnlyWhereSomeWait()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        (await Browser.AskAsync(world, "/_local/queues")).ShouldNotContain("<button>");
        await PutAsideAsync(world);
        (await Browser.AskAsync(world, "/_local/queues")).ShouldContain($"<form method=\"post\" action=\"{Button}\"><button>bring back");

        var pressed = await Browser.AskAsync(world, Button, "POST", headers: "Sec-Fetch-Site: same-origin");

        pressed.ShouldStartWith("HTTP/1.1 303 ");
        pressed.ShouldContain("Location: /_local/queues");
        (await world.CountAsync(Dead)).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: same-site")]
    [InlineData("Sec-Fetch-Site: none")]
    [InlineData("Sec-Fetch-Site: cross-site", "Origin: http://localhost")]
    [InlineData("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site")]
    [InlineData("Origin: null")]
    [InlineData("Origin: http://evil.example")]
    [InlineData("Origin: http://localhost:1")]
    [InlineData("X-Nothing: here")]
    public async Task NobodyElsePressesIt(params string[] headers)
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        await PutAsideAsync(world);

        (await Browser.AskAsync(world, Button, "POST", headers: headers)).ShouldStartWith("HTTP/1.1 403 ");

        (await world.CountAsync(Dead)).ShouldBe((1, 0));
    }

    [Theory]
    [InlineData("POST", "/_local/queues/relay-products-dead/redrive", 409)]
    [InlineData("POST", "/_local/queues/nothing/redrive", 409)]
    [InlineData("POST", "/_local/queues//redrive", 405)]
    [InlineData("POST", "/_local/queues", 405)]
    [InlineData("DELETE", Button, 405)]
    [InlineData("GET", Button, 404)]
    public async Task WhatNoButtonDoesIsAnsweredInOrder(string method, string path, int status)
    {
        await using var world = await World.StartAsync();

        (await Browser.AskAsync(world, path, method, headers: "Origin: http://localhost")).ShouldStartWith($"HTTP/1.1 {status} ");
    }

    [Fact]
    public async Task ANameThatPointsHereDoesNotReachTheButton()
    {
        await using var world = await World.StartAsync();

        (await Browser.AskAsync(world, Button, "POST", "evil.example", "Sec-Fetch-Site: same-origin")).ShouldStartWith("HTTP/1.1 404 ");
    }

    private static Task PutAsideAsync(World world) => world.SqsAsync("SendMessage", new()
    {
        ["QueueUrl"] = $"http://localhost/000000000000/{world.Cloud.Place.NameOf(Dead)}", ["MessageBody"] = "what nobody understands",
    });
}
