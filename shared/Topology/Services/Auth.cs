using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using static Ecommerce.Kernel.Problem;
using static Ecommerce.Topology.Access;
using static Ecommerce.Topology.PoolMoment;
using static Ecommerce.Topology.Services.Platform;
using static Ecommerce.Topology.Wake;
using static System.TimeSpan;

namespace Ecommerce.Topology.Services;

/// <summary>Auth: who somebody is. Two pools, so that a mistake with customers is never one with admins.</summary>
public static class Auth
{
    public static readonly TableSpec Profiles = new("Customers", Env.CustomersTable)
    {
        Outbox = EventSource.Auth, ExpiresAt = CustomersTable.ExpiresAt,
    };

    public static readonly TableSpec Blocked = new("BlockedUsers", Env.BlockedUsersTable, BlockedUsersTable.Email, null)
    {
        Indexes = [new(BlockedUsersTable.ReasonIndex, BlockedUsersTable.Reason, BlockedUsersTable.BlockedAt)],
        ExpiresAt = BlockedUsersTable.ExpiresAt,
    };

    private static readonly string[] s_staff = [Group.Admin, Group.Support];

    private static TableGrant Say => Profiles.Put.Keys(OutboxRow.Partition("*"));

    private static TableGrant FindByEmail => Profiles.Get.Keys(CustomersTable.AnyEmail);

    private static TableGrant ReadMe => Profiles.Get.Keys(CustomersTable.AnyCustomer);

    private static TableGrant Register =>
        Profiles.Put.Keys(CustomersTable.AnyCustomer, CustomersTable.AnyEmail, OutboxRow.Partition("*"));

    private static Grant[] ChangeMe => [ReadMe, Profiles.Put.Keys(CustomersTable.AnyCustomer, OutboxRow.Partition("*"))];

    public static ServiceSpec Describe()
    {
        // A browser may list its own orders and fetch its own documents without passing a function.
        var identities = new IdentityPoolSpec(
            "customers", Env.IdentityPoolId, Customers, Orders.ListOwnBriefly(IdentityPoolSpec.Whose),
            Documents.Read($"invoices/{IdentityPoolSpec.Whose}/"));
        return new("Auth", [Profiles, Blocked, identities], Operations(identities));
    }

    private static IReadOnlyList<OperationSpec> Operations(IdentityPoolSpec identities) =>
    [
        .. SignIns(Customers, "/auth", "", [Unauthenticated]),
        .. SignIns(Admins, "/admin/auth", "Admin", [Unauthenticated]),

        new("RegisterCustomer", Post("/auth/register", Public) with { Answers = 201 }, FromSeconds(10), Customers.SignIn),
        new("ConfirmCustomer", Post("/confirmation", Public) with { Fails = [CodeMismatch] }, FromSeconds(10), Customers.SignIn),
        new("ResendConfirmation", Post("/auth/confirmation/resend", Public) with { Answers = 202 },
            FromSeconds(10), Customers.SignIn),
        new("LogOut", Post("/auth/logout", Customer) with { Answers = 204 }, FromSeconds(10), Customers.SignIn),
        new("EnrolMfa", Post("/customers/me/mfa", Customer), FromSeconds(10), Customers.SignIn),
        new("VerifyMfa", Post("/customers/me/mfa/verification", Customer) with { Answers = 204, Fails = [CodeMismatch] },
            FromSeconds(10), Customers.SignIn),
        new("DisableMfa", Delete("/customers/me/mfa", Customer), FromSeconds(10), Customers.SignIn),

        new("EnrolAdminMfa", Post("/admin/auth/mfa", Public) with { Fails = [Unauthenticated] }, FromSeconds(10), Admins.SignIn),
        new("LogOutAdmin", Post("/admin/auth/logout", Admin) with { Answers = 204, Groups = Group.All }, FromSeconds(10), Admins.SignIn),

        new("GetMe", Get("/customers/me", Customer) with { Conditional = true, Fails = [NotFound] }, FromSeconds(5), ReadMe),
        new("ChangeMe", Patch("/customers/me", Customer) with { IfMatch = true, Fails = [NotFound] }, FromSeconds(5), ChangeMe),
        new("EraseMe", Delete("/customers/me", Customer) with { Answers = 202, Fails = [NotFound] }, FromSeconds(5), ChangeMe),
        new("ExportMe", Get("/customers/me/export", Customer) with { Fails = [NotFound, ValidationFailed, InvalidCursor] },
            FromSeconds(15), ReadMe, Orders.Table.Query(OrdersTable.CustomerIndex).Keys(OrdersTable.AnyCustomer)),

        new("GetAwsAccess", Get("/customers/me/aws-credentials-info", Customer), FromSeconds(5), identities.Show, Customers.SignIn),

        new("ListBlockedUsers", Get("/admin/blocked-users", Admin) with { Paged = true, Groups = s_staff },
            FromSeconds(5), Blocked.Query(BlockedUsersTable.ReasonIndex)),
        new("GetBlockedUser", Get("/admin/blocked-users/{email}", Admin) with { Fails = [NotFound], Groups = s_staff },
            FromSeconds(5), Blocked.Get),
        new("BlockUser", Put("/admin/blocked-users/{email}", Admin) with { Groups = s_staff },
            FromSeconds(10), Blocked.Get, Blocked.Put, FindByEmail, Say),
        new("UnblockUser", Delete("/admin/blocked-users/{email}", Admin) with { Fails = [NotFound], Groups = s_staff },
            FromSeconds(10), Blocked.Get, Blocked.Delete, FindByEmail, Say),

        new("RehearsePreAuthentication", Post("/pre-authentication", Iam), FromSeconds(5), Blocked.Get),

        new("PreSignUp", Asked(PoolMoment.PreSignUp, Customers), FromSeconds(5), Blocked.Get),
        new("PreAuthenticate", Asked(PreAuthentication, Customers), FromSeconds(5), Blocked.Get),
        new("PostConfirm", Asked(PostConfirmation, Customers), FromSeconds(5), Register),
        new("WriteToken", Asked(PreTokenGeneration, Customers), FromSeconds(5),
            Blocked.Get, UserPoolSpec.ReadClients, ReadMe, Register),
        new("WriteAdminToken", Asked(PreTokenGeneration, Admins), FromSeconds(5), UserPoolSpec.ReadClients),
        new("WriteMail", Asked(CustomMessage, Customers, Admins), FromSeconds(5)),

        new("RevokeSessions", On(CustomerBlocked.Event), FromSeconds(30), Customers.Manage("AdminUserGlobalSignOut")),
        new("EraseCustomer", On(CustomerErasureRequested.Event), FromSeconds(30),
            ReadMe, FindByEmail, Profiles.Put.Keys(CustomersTable.AnyCustomer), Profiles.Delete.Keys(CustomersTable.AnyEmail),
            Customers.Manage("AdminUserGlobalSignOut", "AdminDeleteUser")),
    ];

    // Passwords go to Cognito under the function's own rights, so that the pools' public clients need not take any.
    private static OperationSpec[] SignIns(
        UserPoolSpec pool, string path, string who, IReadOnlyList<Kernel.Problem> refused) =>
    [
        new($"LogIn{who}", Post($"{path}/login", Public) with { Fails = refused },
            FromSeconds(10), pool.Manage("AdminInitiateAuth")),
        new($"Answer{who}Challenge", Post($"{path}/login/challenge", Public) with { Fails = refused },
            FromSeconds(10), pool.Manage("AdminRespondToAuthChallenge")),
        new($"Refresh{who}Session", Post($"{path}/refresh", Public) with { Fails = [.. refused, Forbidden] },
            FromSeconds(10), pool.SignIn),
        new($"Forget{who}Password", Post($"{path}/password/forgot", Public) with { Answers = 202 }, FromSeconds(10), pool.SignIn),
        new($"Reset{who}Password", Post($"{path}/password/reset", Public) with { Answers = 204, Fails = [CodeMismatch] },
            FromSeconds(10), pool.SignIn, pool.Manage("AdminUserGlobalSignOut")),
    ];
}
