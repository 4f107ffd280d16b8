using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class CreateProductOnceTests
{
    [Fact]
    public async Task TheSameRequestWithTheSameKeyIsAnsweredFromMemory()
    {
        await using var world = await World.StartAsync();

        var first = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");
        var again = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");

        first.Status.ShouldBe(HttpStatusCode.Created);
        first.Has("Idempotent-Replayed").ShouldBeFalse();
        again.ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(HttpStatusCode.Created),
            r => r.Text.ShouldBe(first.Text),
            r => r.ETag.ShouldBe(first.ETag),
            r => r.Headers["Location"].ShouldBe(first.Headers["Location"]),
            r => r.Headers["Idempotent-Replayed"].ShouldBe("true"));
        (await world.ProductEventsAsync(first.Id)).ShouldBe(["ProductCreated"]);
    }

    [Fact]
    public async Task AReplayTellsWhatWasAnsweredThenThoughTheProductHasChanged()
    {
        await using var world = await World.StartAsync();
        var first = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");
        await world.Admin.DeleteAsync($"/products/{first.Id}", first.ETag);

        var again = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");

        again.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task AKeyBelongsToOneBody()
    {
        await using var world = await World.StartAsync();
        await world.Admin.PostAsync("/products", Samples.Mug("MUG-1"), key: "k-1");

        var other = await world.Admin.PostAsync("/products", Samples.Mug("MUG-2"), key: "k-1");

        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        other.Problem.ShouldBe("idempotency-mismatch");
        (await world.CountAsync(Topology.Services.Products.Table, "PRODUCT")).ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task ManyRequestsWithOneKeyAtOnceMakeOneProduct(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);

        var replies = await Calls.AtOnceAsync(
            20, _ => Calls.SettleAsync(() => world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1")));

        replies.ShouldAllBe(r => r.Status == HttpStatusCode.Created);
        replies.Select(r => r.Text).Distinct().ShouldHaveSingleItem();
        replies.Count(r => !r.Has("Idempotent-Replayed")).ShouldBe(1);
        (await world.CountAsync(Topology.Services.Products.Table, "PRODUCT")).ShouldBe(1);
        (await world.ProductEventsAsync(replies[0].Id)).ShouldBe(["ProductCreated"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task OfManyBodiesWithOneKeyAtOnceOneMakesAProduct(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);

        var replies = await Calls.AtOnceAsync(
            20, i => Calls.SettleAsync(() => world.Admin.PostAsync("/products", Samples.Mug($"MUG-{i}"), key: "k-1")));

        replies.Count(r => r.Status == HttpStatusCode.Created).ShouldBe(1);
        replies.Count(r => r.Status == HttpStatusCode.UnprocessableEntity).ShouldBe(19);
        (await world.CountAsync(Topology.Services.Products.Table, "OUTBOX")).ShouldBe(1);
    }

    [Fact]
    public async Task AKeyIsRememberedForADay()
    {
        await using var world = await World.StartAsync();
        var first = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");
        await world.AdvanceAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));

        var withinTheDay = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        var afterIt = await world.Admin.PostAsync("/products", Samples.Mug("MUG-2"), key: "k-1");

        withinTheDay.Text.ShouldBe(first.Text);
        afterIt.Status.ShouldBe(HttpStatusCode.Created, afterIt.ToString());
        afterIt.Id.ShouldNotBe(first.Id);
        afterIt.Has("Idempotent-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task TheKeyOfOneCallerIsNothingToAnother()
    {
        await using var world = await World.StartAsync();
        using var alan = world.Holding(world.Cloud.Tokens.Issue(Topology.Services.Platform.Admins, "alan@example.com", "admin"));
        var adas = await world.Admin.PostAsync("/products", Samples.Mug("MUG-1"), key: "k-1");

        var alans = await alan.PostAsync("/products", Samples.Mug("MUG-2"), key: "k-1");

        alans.Status.ShouldBe(HttpStatusCode.Created, alans.ToString());
        alans.Id.ShouldNotBe(adas.Id);
    }

    [Fact]
    public async Task TheKeyOfOneOperationIsNothingToAnother()
    {
        await using var world = await World.StartAsync();
        var mug = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");

        var received = await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(3), key: "k-1");

        received.Status.ShouldBe(HttpStatusCode.Created, received.ToString());
    }

    [Fact]
    public async Task ARefusalIsNotRemembered()
    {
        await using var world = await World.StartAsync();
        var first = await world.CreateAsync(Samples.Mug());
        var refused = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");
        await world.Admin.PutAsync($"/products/{first.Id}", Samples.Mug("MUG-2"), first.ETag);

        var again = await world.Admin.PostAsync("/products", Samples.Mug(), key: "k-1");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Status.ShouldBe(HttpStatusCode.Created, again.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task AKeyIsPrintable(string key)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.PostAsync("/products", Samples.Mug(), key);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        refused.Faults.ShouldBe(["Idempotency-Key not-a-key"]);
    }

    [Theory]
    [InlineData(255, HttpStatusCode.Created)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task AKeyHasAtMost255Characters(int length, HttpStatusCode status)
    {
        await using var world = await World.StartAsync();

        var reply = await world.Admin.PostAsync("/products", Samples.Mug(), key: new string('k', length));

        reply.Status.ShouldBe(status, reply.ToString());
    }
}
