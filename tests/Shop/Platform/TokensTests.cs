using System.Net;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Topology;
using Places = Ecommerce.Topology.Services.Platform;

namespace Ecommerce.Tests.Shop.Platform;

public sealed class TokensTests
{
    [Fact]
    public async Task WithoutATokenOnlyPublicRoutesAnswer()
    {
        await using var world = await World.StartAsync();

        foreach (var (_, operation, route) in world.Cloud.Shop.Routes)
        {
            var reply = await CallAsync(world.Anyone, route);

            (reply.Status == HttpStatusCode.Unauthorized).ShouldBe(
                route.Access is not (Access.Public or Access.Iam), $"{operation.Name}: {reply}");
        }
    }

    [Fact]
    public async Task ThesePublicRoutesAndNoOthers()
    {
        await using var world = await World.StartAsync();

        var open = world.Cloud.Shop.Routes.Where(r => r.Route.Access is Access.Public).Select(r => r.Operation.Name);

        open.Order(StringComparer.Ordinal).ShouldBe(
        [
            "AnswerAdminChallenge", "AnswerChallenge", "ConfirmCustomer", "CreateGuestCart", "DeleteGuestCart", "EnrolAdminMfa",
            "ForgetAdminPassword", "ForgetPassword", "GetGuestCart", "GetProduct", "ListCategories", "ListProducts", "LogIn", "LogInAdmin",
            "QuoteCheckout", "RefreshAdminSession", "RefreshSession", "RegisterCustomer", "ReplaceGuestCart", "ResendConfirmation",
            "ResetAdminPassword", "ResetPassword", "SetGuestCartItem",
        ]);
    }

    [Fact]
    public async Task ACustomersTokenOpensNoAdminsRoute()
    {
        await using var world = await World.StartAsync();

        foreach (var (_, operation, route) in world.Cloud.Shop.Routes.Where(r => r.Route.Access is Access.Admin))
        {
            var reply = await CallAsync(world.Customer, route);

            reply.Status.ShouldBe(HttpStatusCode.Unauthorized, $"{operation.Name}: {reply}");
            reply.Problem.ShouldBe("unauthenticated");
            reply.Has("WWW-Authenticate").ShouldBeTrue(operation.Name);
        }
    }

    [Fact]
    public async Task ATokenWithoutTheScopeIsForbidden()
    {
        await using var world = await World.StartAsync();
        using var guest = world.Holding(world.Cloud.Tokens.Issue(Places.Admins, "ada@example.com", ["openid", "admin/webx"], ["admin"]));

        foreach (var (_, operation, route) in world.Cloud.Shop.Routes.Where(r => r.Route.Access is Access.Admin))
        {
            var reply = await CallAsync(guest, route);

            reply.Status.ShouldBe(HttpStatusCode.Forbidden, $"{operation.Name}: {reply}");
            reply.Problem.ShouldBe("forbidden");
        }
    }

    [Fact]
    public async Task ATokenIsValidForAnHour()
    {
        await using var world = await World.StartAsync();
        using var ada = world.Holding(world.Cloud.Tokens.Issue(Places.Admins, "ada@example.com", "admin"));

        await world.AdvanceAsync(TimeSpan.FromMinutes(59));
        var withinTheHour = await ada.GetAsync("/admin/products");
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        var afterIt = await ada.GetAsync("/admin/products");

        withinTheHour.Status.ShouldBe(HttpStatusCode.OK, withinTheHour.ToString());
        afterIt.Status.ShouldBe(HttpStatusCode.Unauthorized);
        afterIt.Problem.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task ATokenThatWasChangedIsNone()
    {
        await using var world = await World.StartAsync();
        var token = world.Cloud.Tokens.Issue(Places.Admins, "ada@example.com", "admin");
        var (signed, signature) = (token[..token.LastIndexOf('.')], token[(token.LastIndexOf('.') + 1)..]);

        foreach (var changed in (string[])
            [$"{signed}.", $"{signed}A.{signature}", token[..^8], token[..^9], "abc", "..", $"{token}.{signature}"])
        {
            using var client = world.Holding(changed);
            var reply = await client.GetAsync("/admin/products");

            reply.Status.ShouldBe(HttpStatusCode.Unauthorized, changed);
        }
    }

    [Fact]
    public async Task OnAPublicRouteATokenChangesNothing()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        using var nobody = world.Holding("not-a-token");

        foreach (var client in (Client[])[world.Anyone, world.Customer, world.Admin, nobody])
        {
            (await client.GetAsync($"/products/{mug.Id}")).Text.ShouldBe(mug.Text);
        }
    }

    private static Task<Reply> CallAsync(Client client, RouteSpec route)
    {
        var path = route.PathParameters.Aggregate(
            route.Path, (p, name) => p.Replace($"{{{name}}}", "prd_00000000000000000000000000000000", StringComparison.Ordinal));
        return client.SendAsync(new(route.Method), path, null);
    }
}
