using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// How the thing that a route's path names is found, for whoever may know of it: its customer, and those who run the shop. Another's
/// thing is as good as none, so that nobody learns which ids there are (OWASP API Security Top 10 2023, API1: broken object level
/// authorization).
/// </summary>
/// <param name="find">The thing, whosever it is; null: there is none.</param>
/// <param name="ownerOf">Whose it is, a customer's <c>sub</c>; null: no customer's.</param>
/// <param name="none">What everybody else is told.</param>
public sealed class Owned<T>(Func<ApiRequest, T?> find, Func<T, string?> ownerOf, Error none) where T : class
{
    /// <summary>The thing, or that there is none.</summary>
    public Result<T> Find(ApiRequest request) =>
        find(request) is { } thing && request.Caller is { } caller && IsFor(caller, thing) ? thing : none;

    /// <summary>Whether somebody may know of a thing.</summary>
    public bool IsFor(Caller caller, T thing) =>
        caller.Has(Scope.AdminWeb) || (ownerOf(thing) is { } owner && string.Equals(owner, caller.Subject, StringComparison.Ordinal));
}
