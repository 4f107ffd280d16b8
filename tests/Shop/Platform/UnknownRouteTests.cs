using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Platform;

public sealed class UnknownRouteTests
{
    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/Products")]
    [InlineData("GET", "/products/a/b/c")]
    [InlineData("GET", "/admin")]
    [InlineData("PATCH", "/products/prd_00000000000000000000000000000000")]
    [InlineData("DELETE", "/products")]
    [InlineData("POST", "/health")]
    [InlineData("POST", "/categories")]
    public async Task WhatIsNotThereIsNotFoundWithOrWithoutAToken(string method, string path)
    {
        await using var world = await World.StartAsync();

        foreach (var client in (Client[])[world.Anyone, world.Admin])
        {
            var refused = await client.SendAsync(new(method), path, null);

            refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
            refused.Problem.ShouldBe("not-found");
            refused.Headers["Content-Type"].ShouldBe("application/problem+json");
        }
    }
}
