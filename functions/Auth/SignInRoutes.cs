using Ecommerce.Contracts;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>The routes by which people come in, stay in and go.</summary>
internal static class SignInRoutes
{
    public static IReadOnlyList<Route> Public(AuthJson json, AuthApp app) =>
    [
        Route.Write("LogIn", "POST /auth/login", (b, _) => LogIn.Handle(b, app), json.PasswordSignIn, AuthWriter.Write),
        Route.Write(
            "AnswerChallenge", "POST /auth/login/challenge", (b, _) => AnswerChallenge.Handle(b, app), json.ChallengeReply,
            AuthWriter.Write),
        Route.Write(
            "RefreshSession", "POST /auth/refresh", (b, _) => RefreshSession.Handle(b, app), json.RefreshTokenOnly, AuthWriter.Write),
        Route.Act("ForgetPassword", "POST /auth/password/forgot", (b, _) => ForgetPassword.Handle(b, app), json.AddressOnly),
        Route.Act("ResetPassword", "POST /auth/password/reset", (b, _) => ResetPassword.Handle(b, app), json.PasswordReset),
        Route.Write("LogInAdmin", "POST /admin/auth/login", (b, _) => LogInAdmin.Handle(b, app), json.PasswordSignIn, AuthWriter.Write),
        Route.Write(
            "AnswerAdminChallenge", "POST /admin/auth/login/challenge", (b, _) => AnswerAdminChallenge.Handle(b, app), json.ChallengeReply,
            AuthWriter.Write),
        Route.Write(
            "RefreshAdminSession", "POST /admin/auth/refresh", (b, _) => RefreshAdminSession.Handle(b, app), json.RefreshTokenOnly,
            AuthWriter.Write),
        Route.Act(
            "ForgetAdminPassword", "POST /admin/auth/password/forgot", (b, _) => ForgetAdminPassword.Handle(b, app), json.AddressOnly),
        Route.Act(
            "ResetAdminPassword", "POST /admin/auth/password/reset", (b, _) => ResetAdminPassword.Handle(b, app), json.PasswordReset),
        Route.Write(
            "RegisterCustomer", "POST /auth/register", (b, _) => RegisterCustomer.Handle(b, app), json.Registration, AuthWriter.Write),
        Route.Write(
            "ConfirmCustomer", "POST /confirmation", (b, _) => ConfirmCustomer.Handle(b, app), json.AddressConfirmation, AuthWriter.Write),
        Route.Act("ResendConfirmation", "POST /auth/confirmation/resend", (b, _) => ResendConfirmation.Handle(b, app), json.AddressOnly),
        Route.Write("EnrolAdminMfa", "POST /admin/auth/mfa", (b, _) => EnrolAdminMfa.Handle(b, app), json.SessionOnly, AuthWriter.Write),
    ];

    public static IReadOnlyList<Route> Customer(AuthJson json, AuthApp app) =>
    [
        Route.Act("LogOut", "POST /auth/logout", (b, _) => LogOut.Handle(b, app), json.RefreshTokenOnly),
        Route.Write("EnrolMfa", "POST /customers/me/mfa", (_, r) => EnrolMfa.Handle(r, app), json.Nothing, AuthWriter.Write),
        Route.Act("VerifyMfa", "POST /customers/me/mfa/verification", (b, r) => VerifyMfa.Handle(b, r, app), json.CodeOnly),
        Route.Act("DisableMfa", "DELETE /customers/me/mfa", r => DisableMfa.Handle(r, app)),
    ];

    public static IReadOnlyList<Route> Admin(AuthJson json, AuthApp app) =>
    [
        Route.Act("LogOutAdmin", "POST /admin/auth/logout", (b, _) => LogOutAdmin.Handle(b, app), json.RefreshTokenOnly)
            .For(Group.All),
    ];
}
