using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// What a signed call must be allowed: the action of its name, on its pool. What anybody may call asks no policy.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
/// </summary>
internal static class CognitoAccess
{
    public static void Demand(Caller caller, string operation, Request request)
    {
        if (caller.MayDoAll || CognitoOperations.Public.Contains(operation))
        {
            return;
        }

        var resource = operation is "ListUserPools" ? "*"
            : $"arn:aws:cognito-idp:{UserPool.Region}:{LocalAccount.Id}:userpool/{request.Text("UserPoolId") ?? "*"}";
        if (caller.Refuse(new($"cognito-idp:{operation}", resource)) is { } words)
        {
            throw CognitoException.AccessDenied(words);
        }
    }
}
