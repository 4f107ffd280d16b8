using Ecommerce.Contracts;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>The routes about people: what the shop knows of them, and who may not come in.</summary>
internal static class PeopleRoutes
{
    private static readonly string[] s_desk = [Group.Admin, Group.Support];

    public static IReadOnlyList<Route> Customer(AuthJson json, AuthApp app) =>
    [
        Route.Read("GetMe", "GET /customers/me", r => GetMe.Handle(r, app), AuthWriter.Write),
        Route.Write("ChangeMe", "PATCH /customers/me", (b, r) => ChangeMe.Handle(b, r, app), json.ProfilePatch, AuthWriter.Write),
        Route.Act("EraseMe", "DELETE /customers/me", r => EraseMe.Handle(r, app)),
        Route.Read("GetAwsAccess", "GET /customers/me/aws-credentials-info", _ => GetAwsAccess.Handle(app), AuthWriter.Write),
        Route.Read("ExportMe", "GET /customers/me/export", r => ExportMe.Handle(r, app), AuthWriter.Write, typeof(ExportMeQuery)),
    ];

    public static IReadOnlyList<Route> Admin(AuthJson json, AuthApp app) =>
    [
        Route.Read(
            "ListBlockedUsers", "GET /admin/blocked-users", r => ListBlockedUsers.Handle(r, app), AuthWriter.Write,
            typeof(ListBlockedUsersQuery)).For(s_desk),
        Route.Read("GetBlockedUser", "GET /admin/blocked-users/{email}", r => GetBlockedUser.Handle(r, app), AuthWriter.Write).For(s_desk),
        Route.Write(
            "BlockUser", "PUT /admin/blocked-users/{email}", (b, r) => BlockUser.Handle(b, r, app), json.BlockDraft, AuthWriter.Write)
            .For(s_desk),
        Route.Act("UnblockUser", "DELETE /admin/blocked-users/{email}", r => UnblockUser.Handle(r, app)).For(s_desk),
    ];

    public static IReadOnlyList<Route> Iam(AuthJson json, AuthApp app) =>
    [
        Route.Write(
            "RehearsePreAuthentication", "POST /pre-authentication", (b, _) => RehearsePreAuthentication.Handle(b, app),
            json.RehearsedQuestion, AuthWriter.Write),
    ];
}
