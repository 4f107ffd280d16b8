namespace Ecommerce.Tests.Unit.Gateway;

public sealed class CorsTests
{
    private const string Friend = "https://shop.example";

    [Fact]
    public async Task APreflightNamesTheMethodsOfThePath()
    {
        await using var world = await WorldAsync();

        var response = await AskAsync(world, HttpMethod.Options, "/api/products/1", Friend);

        ((int)response.StatusCode).ShouldBe(204);
        Header(response, "Access-Control-Allow-Origin").ShouldBe(Friend);
        Header(response, "Access-Control-Allow-Methods").ShouldBe("DELETE, GET, PUT");
        Header(response, "Access-Control-Allow-Headers").ShouldContain("Idempotency-Key");
        response.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        world.Functions.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("http://shop.example")]
    [InlineData("null")]
    public async Task AStrangersPageMayReadNothing(string origin)
    {
        await using var world = await WorldAsync();

        foreach (var method in new[] { HttpMethod.Options, HttpMethod.Get })
        {
            var response = await AskAsync(world, method, "/api/products", origin);
            response.Headers.ShouldNotContain(h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            Header(response, "Vary").ShouldContain("Origin");
        }
    }

    [Theory]
    [InlineData("/api/products", 200)]
    [InlineData("/api/admin/products", 401)]
    [InlineData("/api/nothing", 404)]
    public async Task AFriendsPageMayReadAnswersAndRefusals(string path, int status)
    {
        await using var world = await WorldAsync();

        var response = await AskAsync(world, HttpMethod.Get, path, Friend);

        ((int)response.StatusCode).ShouldBe(status);
        Header(response, "Access-Control-Allow-Origin").ShouldBe(Friend);
        Header(response, "Access-Control-Expose-Headers").ShouldContain("ETag");
    }

    [Fact]
    public async Task TheEdgesOwnPagesAreAlwaysFriends()
    {
        await using var world = await GatewayWorld.StartAsync();
        var own = world.Edge.Address.GetLeftPart(UriPartial.Authority);

        Header(await AskAsync(world, HttpMethod.Get, "/api/products", own), "Access-Control-Allow-Origin").ShouldBe(own);
    }

    private static Task<GatewayWorld> WorldAsync() => GatewayWorld.StartAsync(with: o => o with { AllowedOrigins = [Friend] });

    private static Task<HttpResponseMessage> AskAsync(GatewayWorld world, HttpMethod method, string path, string origin)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        return world.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));
}
