using System.Collections.Frozen;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>A call whose caller may make it.</summary>
internal sealed record CognitoCall(CognitoEngine Engine, Request Request, CancellationToken Cancellation);

/// <summary>Writes the members of an answer.</summary>
internal delegate void CognitoReply(Utf8JsonWriter json);

/// <summary>Carries out one operation, and says how to write what it answers.</summary>
internal delegate Task<CognitoReply> CognitoOperation(CognitoCall call);

/// <summary>The operations there are, by their name on the wire.</summary>
internal static class CognitoOperations
{
    /// <summary>Those that anybody may call: nothing in them is signed, and no policy is asked.</summary>
    public static readonly FrozenSet<string> Public = FrozenSet.Create(
        StringComparer.Ordinal,
        "SignUp", "ConfirmSignUp", "ResendConfirmationCode", "InitiateAuth", "RespondToAuthChallenge", "GetTokensFromRefreshToken",
        "RevokeToken", "GlobalSignOut", "GetUser", "UpdateUserAttributes", "DeleteUser", "ChangePassword", "ForgotPassword",
        "ConfirmForgotPassword", "AssociateSoftwareToken", "VerifySoftwareToken", "SetUserMFAPreference");

    private static readonly FrozenDictionary<string, CognitoOperation> s_operations = new Dictionary<string, CognitoOperation>
    {
        ["SignUp"] = SigningUp.SignUpAsync,
        ["ConfirmSignUp"] = SigningUp.ConfirmAsync,
        ["ResendConfirmationCode"] = SigningUp.ResendAsync,
        ["InitiateAuth"] = SigningIn.InitiateAsync,
        ["AdminInitiateAuth"] = SigningIn.AdminInitiateAsync,
        ["RespondToAuthChallenge"] = Challenges.RespondAsync,
        ["AdminRespondToAuthChallenge"] = Challenges.AdminRespondAsync,
        ["GetTokensFromRefreshToken"] = Refreshing.RefreshAsync,
        ["RevokeToken"] = Refreshing.RevokeAsync,
        ["GlobalSignOut"] = Refreshing.SignOutAsync,
        ["AdminUserGlobalSignOut"] = Refreshing.AdminSignOutAsync,
        ["ForgotPassword"] = ForgottenPasswords.ForgetAsync,
        ["ConfirmForgotPassword"] = ForgottenPasswords.ConfirmAsync,
        ["GetUser"] = OwnAccount.GetAsync,
        ["UpdateUserAttributes"] = OwnAccount.UpdateAsync,
        ["DeleteUser"] = OwnAccount.DeleteAsync,
        ["ChangePassword"] = OwnAccount.ChangePasswordAsync,
        ["AssociateSoftwareToken"] = SoftwareTokens.AssociateAsync,
        ["VerifySoftwareToken"] = SoftwareTokens.VerifyAsync,
        ["SetUserMFAPreference"] = SoftwareTokens.PreferAsync,
        ["AdminCreateUser"] = Invitations.CreateAsync,
        ["AdminGetUser"] = Accounts.GetAsync,
        ["AdminDeleteUser"] = Accounts.DeleteAsync,
        ["AdminDisableUser"] = Accounts.DisableAsync,
        ["AdminEnableUser"] = Accounts.EnableAsync,
        ["AdminConfirmSignUp"] = Accounts.ConfirmAsync,
        ["AdminSetUserPassword"] = Accounts.SetPasswordAsync,
        ["AdminUpdateUserAttributes"] = Accounts.UpdateAsync,
        ["ListUsers"] = Accounts.ListAsync,
        ["CreateGroup"] = Groups.CreateAsync,
        ["DeleteGroup"] = Groups.DeleteAsync,
        ["ListGroups"] = Groups.ListAsync,
        ["AdminAddUserToGroup"] = Groups.AddAsync,
        ["AdminRemoveUserFromGroup"] = Groups.RemoveAsync,
        ["AdminListGroupsForUser"] = Groups.ListOfUserAsync,
        ["ListUsersInGroup"] = Groups.ListUsersAsync,
        ["DescribeUserPool"] = Descriptions.PoolAsync,
        ["ListUserPools"] = Descriptions.PoolsAsync,
        ["DescribeUserPoolClient"] = Descriptions.ClientAsync,
        ["ListUserPoolClients"] = Descriptions.ClientsAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Nothing to say but that it is done.</summary>
    public static CognitoReply Done { get; } = _ => { };

    public static CognitoOperation Find(string name) =>
        s_operations.TryGetValue(name, out var operation) ? operation : throw CognitoException.UnknownOperation(name);
}
