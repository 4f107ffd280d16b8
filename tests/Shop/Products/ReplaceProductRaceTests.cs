using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class ReplaceProductRaceTests
{
    [Theory]
    [InlineData(null, 428, "precondition-required", "")]
    [InlineData("\"0.0\"", 412, "precondition-failed", "")]
    [InlineData("\"2.0\"", 412, "precondition-failed", "")]
    [InlineData("\"abc\"", 412, "precondition-failed", "")]
    [InlineData("\"99999999999999999999\"", 412, "precondition-failed", "")]
    [InlineData("W/\"1.0\"", 412, "precondition-failed", "")]
    [InlineData("*", 400, "validation-failed", "If-Match not-an-etag")]
    [InlineData("1", 400, "validation-failed", "If-Match not-an-etag")]
    [InlineData("\"\"", 400, "validation-failed", "If-Match not-an-etag")]
    [InlineData("\"1.0\", \"2.0\"", 400, "validation-failed", "If-Match not-an-etag")]
    public async Task OnlyTheVersionThatIsThereIsReplaced(string? ifMatch, int status, string problem, string faults)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var refused = await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug("MUG-2"), ifMatch);

        ((int)refused.Status).ShouldBe(status, refused.ToString());
        refused.Problem.ShouldBe(problem);
        string.Join(", ", refused.Faults).ShouldBe(faults);
        (await world.Anyone.GetAsync($"/products/{mug.Id}")).Text.ShouldBe(mug.Text);
    }

    [Theory]
    [MemberData(nameof(Garbage.ProductIds), MemberType = typeof(Garbage))]
    public async Task AnUnknownProductIsNotReplaced(string id)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.PutAsync($"/products/{id}", Samples.Mug(), "\"1.0\"");

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
        refused.Problem.ShouldBe("not-found");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task OfManyReplacementsOfOneVersionOneWins(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.CreateAsync(Samples.Mug());

        var replies = await Calls.AtOnceAsync(20, i => Calls.SettleAsync(() =>
            world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("productName", $"Mug {i}"), mug.ETag)));

        var winner = replies.Where(r => r.Status == HttpStatusCode.OK).ShouldHaveSingleItem();
        replies.Count(r => r.Status == HttpStatusCode.PreconditionFailed).ShouldBe(19);
        (await world.Anyone.GetAsync($"/products/{mug.Id}")).Text.ShouldBe(winner.Text);
        (await world.ProductEventsAsync(mug.Id)).ShouldBe(["ProductCreated", "ProductUpdated"]);
    }

    [Fact]
    public async Task AnAdminsEditIsNotInTheWayOfStock()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 10);

        var edited = await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("model", "M-2"), mug.ETag);

        edited.Status.ShouldBe(HttpStatusCode.OK, edited.ToString());
        edited.ETag.ShouldBe("\"2.1\"");
        ((string)edited.Body["availability"]!).ShouldBe("in_stock");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task EditsAndStockThatMoveAtOnceLoseNothing(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 10);

        var replies = await Calls.AtOnceAsync(20, i => i % 2 == 0
            ? world.MoveAsync(mug.Id, -1, "damage")
            : Calls.SettleAsync(() => world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("model", $"M-{i}"), mug.ETag)));
        var product = await world.Admin.GetAsync($"/admin/products/{mug.Id}");

        replies.Count(r => r.Status == HttpStatusCode.OK).ShouldBe(1);
        ((string)product.Body["availability"]!).ShouldBe("out_of_stock");
        product.ETag.ShouldBe("\"2.3\"");
        ((long)(await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body["onHand"]!).ShouldBe(0);
    }
}
