using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ListBlockedUsersTests
{
    [Fact]
    public async Task BlocksAreListedByReasonTheNewestFirst()
    {
        await using var world = await World.StartAsync();
        string[] people = ["a@example.com", "b@example.com", "c@example.com"];
        foreach (var email in people)
        {
            await world.BlockAsync(email);
            await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        await world.BlockAsync("d@example.com", "abuse");

        var first = await world.Admin.GetAsync("/admin/blocked-users?reason=fraud&limit=2");
        var second = await world.Admin.GetAsync($"/admin/blocked-users?reason=fraud&limit=2&cursor={first.NextCursor}");

        first.Items.Concat(second.Items).Select(item => (string)item["email"]!).ShouldBe(people.Reverse());
        second.NextCursor.ShouldBeNull();
        (await world.Admin.GetAsync($"/admin/blocked-users?reason=abuse&cursor={first.NextCursor}")).Problem.ShouldBe("invalid-cursor");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?reason=dislike")]
    [InlineData("?reason=fraud&limit=0")]
    public async Task AReasonMustBeSaid(string query)
    {
        await using var world = await World.StartAsync();

        var reply = await world.Admin.GetAsync($"/admin/blocked-users{query}");

        reply.Status.ShouldBe(HttpStatusCode.BadRequest, reply.ToString());
    }
}
