using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>Where a customer's id token is changed for AWS credentials.</summary>
/// <param name="Provider">The name under which the identity pool takes the id token, in <c>Logins</c>.</param>
public sealed record AwsAccess(string IdentityPoolId, string Region, string Provider);

/// <summary>
/// GET /customers/me/aws-credentials-info: with these credentials a browser lists its own orders and fetches its own documents, and nothing
/// else.
/// </summary>
public static class GetAwsAccess
{
    public static Result<Answer<AwsAccess>> Handle(AuthApp app) => new Answer<AwsAccess>(
        new(app.IdentityPoolId, app.Region, $"cognito-idp.{app.Region}.amazonaws.com/{app.Customers.Id}"));
}
