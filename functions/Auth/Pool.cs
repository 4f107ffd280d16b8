using Ecommerce.Aws.Cognito;

namespace Ecommerce.Functions.Auth;

/// <summary>One of the two pools, and the client of it that this API signs people in with.</summary>
public sealed record Pool(CognitoClient Cognito, string Id, string Client);
