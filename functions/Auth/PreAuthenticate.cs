using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// The pool of customers asks before it looks at a password: who is blocked does not come in.
/// <see cref="RehearsePreAuthentication"/> answers by the same rule.
/// </summary>
public static class PreAuthenticate
{
    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent asked, AuthApp app) => Admission.Answer(asked, app);
}
