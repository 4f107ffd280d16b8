using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Platform;

public sealed class ErrorsTests
{
    private static readonly string[] s_internals =
    [
        "System.", "Ecommerce.", "Exception", "   at ", ".cs", "Nullable", "Int64", "IReadOnly", "DynamoDb", "stackTrace",
        "ProductDraft",
    ];

    [Fact]
    public async Task EveryErrorIsAProblemThatSaysNothingOfTheProgram()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        foreach (var reply in (Reply[])
        [
            await world.Admin.PostTextAsync("/products", "{\"price\":\"x\",\"tags\":[1],\"status\":{}}"),
            await world.Admin.PostTextAsync("/products", "{"),
            await world.Admin.PostTextAsync("/products", "<a/>", "text/xml"),
            await world.Admin.PostTextAsync("/products", new string(' ', 300_000)),
            await world.Admin.PostAsync("/products", Samples.Mug()),
            await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug()),
            await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug(), "\"9.0\""),
            await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(-1, "damage"), "k"),
            await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(1)),
            await world.Anyone.GetAsync("/products?limit=x&cursor=y"),
            await world.Anyone.GetAsync("/products/x"),
        ])
        {
            CheckProblem(reply);
            ((string?)reply.Body["instance"]).ShouldNotBeNullOrEmpty(reply.ToString());
        }
    }

    [Theory]
    [InlineData("/admin/products")]
    [InlineData("/nothing")]
    public async Task TheGatewaysOwnErrorsAreProblemsThatRepeatNothingOfTheRequest(string path)
    {
        await using var world = await World.StartAsync();

        var reply = await world.Anyone.GetAsync(path);

        CheckProblem(reply);
        reply.Body.AsObject().ContainsKey("instance").ShouldBeFalse();
    }

    [Fact]
    public async Task OurOwnFaultsSayNothingOfTheProgramEither()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.DynamoAsync("DeleteTable", new() { ["TableName"] = world.Cloud.Place.NameOf(Topology.Services.Products.Table.Name) });

        foreach (var reply in (Reply[])
        [
            await world.Anyone.GetAsync($"/products/{mug.Id}"),
            await world.Anyone.GetAsync("/products"),
            await world.Admin.PostAsync("/products", Samples.Mug()),
        ])
        {
            reply.Status.ShouldBe(HttpStatusCode.InternalServerError);
            reply.Problem.ShouldBe("internal");
            CheckProblem(reply);
        }
    }

    [Fact]
    public async Task WhenEveryWriteCollidesTheCallerIsAskedToComeBackAndNothingIsWritten()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var before = await world.ScanAsync(Topology.Services.Products.Table);
        world.Cloud.Dynamo.Faults = new Conflicts(percent: 100);

        var plain = await world.Admin.PostAsync("/products", Samples.Mug("MUG-2"));
        var keyed = await world.Admin.PostAsync("/products", Samples.Mug("MUG-2"), key: "k-1");
        var edited = await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug("MUG-2"), mug.ETag);
        var moved = await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(1), key: "k-2");
        world.Cloud.Dynamo.Faults = null;

        (plain.Problem, edited.Problem).ShouldBe(("unavailable", "unavailable"));
        (keyed.Problem, moved.Problem).ShouldBe(("idempotency-in-progress", "idempotency-in-progress"));
        ((Reply[])[plain, keyed, edited, moved]).ShouldAllBe(r => r.Headers["Retry-After"] == "1");
        (await world.ScanAsync(Topology.Services.Products.Table)).Count.ShouldBe(before.Count);
        (await world.Admin.PostAsync("/products", Samples.Mug("MUG-2"), key: "k-1")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ABodyOfAnyFormIsTakenOrRefused(int seed)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var random = new Random(seed);

        for (var i = 0; i < 100; i++)
        {
            var body = Spoil(Samples.Shirt($"S-{i}").With("tags", new JsonArray("a", "b")).ToJsonString(), random);
            var movement = Spoil(Samples.Adjustment(3).With("reference", "D-7").ToJsonString(), random);
            var created = await world.Admin.PostTextAsync("/products", body, key: $"p-{i}");
            var moved = await world.Admin.PostTextAsync($"/inventory/{mug.Id}/adjustments", movement, key: $"m-{i}");

            ((int)created.Status).ShouldBeOneOf([201, 400, 409], $"Seed {seed}: {body} {created}");
            ((int)moved.Status).ShouldBeOneOf([201, 400, 409], $"Seed {seed}: {movement} {moved}");
        }
    }

    private static void CheckProblem(Reply reply)
    {
        reply.Headers["Content-Type"].ShouldBe("application/problem+json", reply.ToString());
        reply.Headers["Cache-Control"].ShouldBe("no-store", reply.ToString());
        ((int)reply.Body["status"]!).ShouldBe((int)reply.Status);
        foreach (var member in (string[])["type", "title", "detail", "requestId"])
        {
            ((string?)reply.Body[member]).ShouldNotBeNullOrEmpty(reply.ToString());
        }

        s_internals.ShouldAllBe(word => !reply.Text.Contains(word, StringComparison.Ordinal), reply.ToString());
    }

    // A value becomes another of any type, or the text loses, doubles or changes a character.
    private static string Spoil(string json, Random random)
    {
        string[] values =
        [
            "null", "0", "-1", "1.5", "1e400", "true", "\"\"", "\"\\u0000\"", "\"\\udfff\"", "[]", "[null]",
            "{}", "{\"a\":null}", new('9', 30),
        ];
        var at = random.Next(json.Length);
        var colons = Enumerable.Range(0, json.Length).Where(i => json[i] == ':').ToArray();
        var colon = colons[random.Next(colons.Length)];
        var end = json.IndexOfAny([',', '}', ']'], colon);
        return random.Next(5) switch
        {
            0 => json.Remove(at, 1),
            1 => json.Insert(at, json[at].ToString()),
            2 => $"{json[..at]}{(char)random.Next(1, 0x300)}{json[(at + 1)..]}",
            _ => $"{json[..(colon + 1)]}{values[random.Next(values.Length)]}{json[end..]}",
        };
    }
}
