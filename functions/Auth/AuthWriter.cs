using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>The bodies that this service answers with, as JSON.</summary>
[WritesJson(typeof(Registered))]
[WritesJson(typeof(Confirmed))]
[WritesJson(typeof(SignedIn))]
[WritesJson(typeof(MfaSecret))]
[WritesJson(typeof(Profile))]
[WritesJson(typeof(Export))]
[WritesJson(typeof(BlockedUser))]
[WritesJson(typeof(Page<BlockedUser>))]
[WritesJson(typeof(Decision))]
[WritesJson(typeof(AwsAccess))]
public static partial class AuthWriter;
