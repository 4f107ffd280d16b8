using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class PostConfirmTests
{
    [Fact]
    public async Task AConfirmedAddressMakesACustomerAndSaysSoOnce()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");
        var sub = world.SubOf("grace@example.com");

        // A pool asks again when it got no answer in time.
        await world.AskAsync("auth-post-confirm", Told(sub, "PostConfirmation_ConfirmSignUp"));
        await world.AskAsync("auth-post-confirm", Told(sub, "PostConfirmation_ConfirmForgotPassword"));

        var (type, detail) = (await world.EventsAsync(Topology.Services.Auth.Profiles, sub)).ShouldHaveSingleItem();
        type.ShouldBe("CustomerRegistered");
        ((string)detail["data"]!["locale"]!).ShouldBe("en");
        ((string)detail["metadata"]!["actor"]!).ShouldBe($"customer:{sub}");
        detail.ToJsonString().ShouldNotContain("grace@");
        (await world.QueryAsync(Topology.Services.Auth.Profiles, $"CUSTOMER#{sub}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhomItFailedToRegisterIsRegisteredAtTheFirstSignIn()
    {
        await using var world = await World.StartAsync();
        await world.RegisterAsync("grace@example.com");
        var sub = world.SubOf("grace@example.com");

        world.Cloud.Dynamo.Faults = new Conflicts(100);
        var confirmed = await world.ConfirmAsync("grace@example.com", world.CodeTo("grace@example.com"));
        var tooEarly = await world.LogInAsync("grace@example.com");
        world.Cloud.Dynamo.Faults = null;

        tooEarly.Status.ShouldBe(HttpStatusCode.ServiceUnavailable, "a function that failed says nothing of the password");
        confirmed.Body.ToJsonString().ShouldBe("""{"status":"CONFIRMED"}""");
        (await world.EventsAsync(Topology.Services.Auth.Profiles, sub)).ShouldBeEmpty();
        (await world.LogInAsync("grace@example.com")).Status.ShouldBe(HttpStatusCode.OK);
        (await world.EventsAsync(Topology.Services.Auth.Profiles, sub)).ShouldHaveSingleItem().Type.ShouldBe("CustomerRegistered");
        (await world.QueryAsync(Topology.Services.Auth.Profiles, $"CUSTOMER#{sub}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task ANewPasswordMakesNobodyACustomer()
    {
        await using var world = await World.StartAsync();

        await world.AskAsync("auth-post-confirm", Told("some-sub", "PostConfirmation_ConfirmForgotPassword"));

        (await world.QueryAsync(Topology.Services.Auth.Profiles, "CUSTOMER#some-sub")).ShouldBeEmpty();
    }

    private static JsonObject Told(string sub, string trigger) => People.Question(trigger, sub, "grace@example.com");
}
