using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>The pool of customers asks before somebody registers: who is blocked does not.</summary>
public static class PreSignUp
{
    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent asked, AuthApp app) => Admission.Answer(asked, app);
}
