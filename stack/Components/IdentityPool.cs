using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.Cognito;
using Pulumi.Aws.Cognito.Inputs;
using Pulumi.Aws.Iam;
using Cognito = Pulumi.Aws.Cognito;

namespace Ecommerce.Stack.Components;

/// <summary>
/// AWS credentials for people of a pool: the identity pool, the role they take on, and the tag by which it knows what is theirs.
/// </summary>
public sealed class IdentityPool : ShopComponent
{
    public IdentityPool(IdentityPoolSpec spec, UserPool people, StackContext context)
        : base("IdentityPool", spec, context)
    {
        var provider = Output.Format($"cognito-idp.{context.Place.Region}.amazonaws.com/{people.Id}");
        var pool = new Cognito.IdentityPool(spec.Name, new()
        {
            IdentityPoolName = spec.NameIn(context.Place),
            AllowUnauthenticatedIdentities = false,
            AllowClassicFlow = false,
            CognitoIdentityProviders = [.. people.ClientIds.Select(client => new IdentityPoolCognitoIdentityProviderArgs
            {
                ClientId = client, ProviderName = provider, ServerSideTokenCheck = true, // Who is signed out gets none.
            })],
        }, Mine);
        Id = pool.Id;
        context.Ids.Add(spec, Id);
        var role = new Role($"{spec.Name}-people", new()
        {
            Description = $"What people of {spec.NameIn(context.Place)} may do",
            AssumeRolePolicy = context.Ids.Fill(spec.TrustPolicy(context.Place)),
        }, Mine);
        _ = new RolePolicy($"{spec.Name}-people", new() { Role = role.Id, Policy = context.Ids.Fill(spec.Policy(context.Place)) }, Mine);
        _ = new IdentityPoolRoleAttachment(spec.Name, new()
        {
            IdentityPoolId = pool.Id,
            Roles = { ["authenticated"] = role.Arn },
        }, Mine);
        _ = new IdentityPoolProviderPrincipalTag(spec.Name, new()
        {
            IdentityPoolId = pool.Id,
            IdentityProviderName = provider,
            UseDefaults = false,
            PrincipalTags = { [IdentityPoolSpec.Tag] = "sub" },
        }, Mine);
        RegisterOutputs();
    }

    public Output<string> Id { get; }
}
