using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// The pool of admins asks what tokens shall say. Blocks are of customers: else whoever may block could lock out everybody else. Who runs
/// the shop no longer is disabled in the pool.
/// </summary>
public static class WriteAdminToken
{
    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent asked, AuthApp app) => TokenClaims.Of(asked, app);
}
