using System.Net;
using Ecommerce.Contracts;
using Ecommerce.Tests.Shop.Support;
using Places = Ecommerce.Topology.Services.Platform;

namespace Ecommerce.Tests.Shop.Platform;

/// <summary>Every route that an admin's token opens, against every group: the matrix of the topology.</summary>
public sealed class GroupsTests
{
    public static TheoryData<string> Groups => [.. Group.All, "", "administrators"];

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task AnAdminDoesWhatTheGroupIsForAndNothingElse(string group)
    {
        await using var world = await World.StartAsync();
        using var admin = world.Holding(
            group.Length == 0
                ? world.Cloud.Tokens.Issue(Places.Admins, "ada@example.com")
                : world.Cloud.Tokens.Issue(Places.Admins, "ada@example.com", group));

        foreach (var (_, operation, route) in world.Cloud.Shop.Routes.Where(r => r.Route.Groups.Count > 0))
        {
            var path = string.Join('/', route.Path.Split('/').Select(part => part.StartsWith('{') ? "x" : part));
            var body = route.HasBody ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null;
            var reply = await admin.SendAsync(new(route.Method), path, body);

            (reply.Status == HttpStatusCode.Forbidden).ShouldBe(!route.Groups.Contains(group), $"{operation.Name} for '{group}': {reply}");
        }
    }
}
