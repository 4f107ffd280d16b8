using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class GetShippingRatesTests
{
    [Fact]
    public async Task AShopBeginsWithoutAny()
    {
        await using var world = await World.StartAsync();

        var none = await world.Admin.GetAsync("/admin/shipping-rates");

        none.ETag.ShouldBe(Checkouts.FirstTag);
        none.Body["rates"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasStoredIsReadAndSentOnce()
    {
        await using var world = await World.StartAsync();
        var stored = await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag);

        var read = await world.Admin.GetAsync("/admin/shipping-rates");
        var held = await world.Admin.GetAsync("/admin/shipping-rates", read.ETag);

        (read.ETag, read.Text).ShouldBe((stored.ETag, stored.Text));
        held.Status.ShouldBe(HttpStatusCode.NotModified);
    }
}
