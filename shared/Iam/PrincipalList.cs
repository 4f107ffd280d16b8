namespace Ecommerce.Iam;

/// <summary>
/// The Principal of a statement, or its NotPrincipal: everyone but these. There are no wildcards in it but a single <c>*</c>.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
/// <param name="aws">Accounts, roles, role sessions and users; or <c>*</c> for everyone.</param>
/// <param name="services">Names of services, such as <c>sns.amazonaws.com</c>.</param>
internal sealed class PrincipalList(IReadOnlySet<string> aws, IReadOnlySet<string> services, bool isInverted)
{
    public bool Include(Principal principal) => isInverted != (NamesIdentity(principal) || NamesAccount(principal));

    public bool OnlyNamesAccountOf(Principal principal) => !isInverted && !NamesIdentity(principal) && NamesAccount(principal);

    private bool NamesIdentity(Principal principal) => aws.Contains("*")
        || (principal.Service is { } service
            ? services.Contains(service) || services.Contains("*")
            : aws.Contains(principal.Arn) || (principal.RoleArn is { } role && aws.Contains(role)));

    private bool NamesAccount(Principal principal) =>
        principal.Service is null && (aws.Contains(principal.Account) || aws.Contains(principal.RootArn));
}
