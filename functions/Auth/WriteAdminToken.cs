using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>The pool of admins asks what tokens shall say. Who is blocked gets no token, nor a new one for an old one.</summary>
public static class WriteAdminToken
{
    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent asked, AuthApp app) =>
        Admission.Of(asked, app) is { } error ? error : TokenClaims.Of(asked, app);
}
