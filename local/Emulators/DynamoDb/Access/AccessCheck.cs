using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Asks IAM about a call before its operation is run, so that operations need not know who calls.</summary>
internal static class AccessCheck
{
    /// <summary>
    /// Throws unless the caller may do all that the call does. What cannot be read here is refused in the operation's own words, as the
    /// same parsers read it; so nothing passes because it was not understood.
    /// </summary>
    public static void Demand(Caller caller, string operation, Catalog catalog, Request request)
    {
        if (caller.MayDoAll)
        {
            return;
        }

        foreach (var question in AccessRules.Of(operation, catalog, request))
        {
            if (caller.Refuse(question) is { } words)
            {
                throw DynamoException.AccessDenied(words);
            }
        }
    }
}
