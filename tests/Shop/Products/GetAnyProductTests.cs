using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class GetAnyProductTests
{
    [Fact]
    public async Task AnAdminSeesADraftAndNobodyKeepsIt()
    {
        await using var world = await World.StartAsync();
        var draft = await world.CreateAsync(Samples.Mug().With("status", "draft"));

        var read = await world.Admin.GetAsync($"/admin/products/{draft.Id}");

        read.Text.ShouldBe(draft.Text);
        read.ETag.ShouldBe(draft.ETag);
        read.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task WhatTheAdminHoldsIsNotSentAgain()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var same = await world.Admin.GetAsync($"/admin/products/{mug.Id}", mug.ETag);
        await world.MoveAsync(mug.Id, 3);
        var changed = await world.Admin.GetAsync($"/admin/products/{mug.Id}", mug.ETag);

        same.Status.ShouldBe(HttpStatusCode.NotModified);
        same.Text.ShouldBeEmpty();
        changed.Status.ShouldBe(HttpStatusCode.OK);
        changed.ETag.ShouldBe("\"1.1\"");
    }

    [Theory]
    [MemberData(nameof(Garbage.ProductIds), MemberType = typeof(Garbage))]
    public async Task AnUnknownProductIsNotThere(string id)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.GetAsync($"/admin/products/{id}");

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
    }
}
