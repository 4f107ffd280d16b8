using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Topology.Services;

namespace Ecommerce.Topology;

/// <summary>Who may call a route. There is no default: a route without an answer to this question does not compile.</summary>
public enum Access
{
    /// <summary>No token. The list of such routes is a golden file that may only shrink.</summary>
    Public,

    /// <summary>A customer's access token.</summary>
    Customer,

    /// <summary>An admin's access token.</summary>
    Admin,

    /// <summary>A customer's or an admin's access token. What a customer finds there is the customer's own.</summary>
    SignedIn,

    /// <summary>As <see cref="SignedIn"/>, and the thing that the path names is the customer's; another's is as good as none.</summary>
    Owner,

    /// <summary>A request signed with AWS credentials whose policy allows it to invoke the route.</summary>
    Iam,
}

/// <summary>Whether a header must, may or cannot be sent.</summary>
public enum Need
{
    None,
    Optional,
    Required,
}

/// <summary>
/// A route of the REST API. Bodies are not described here: they are the handler's parameter and result, joined by the operation's
/// name (see <see cref="SchemaFile"/>).
/// </summary>
public sealed record RouteSpec(string Method, string Path, Access Access) : Trigger
{
    /// <summary>API Gateway's integration limit (quotas of REST APIs).</summary>
    public override TimeSpan TimeoutMax => TimeSpan.FromSeconds(29);

    /// <summary>Status of success.</summary>
    public int Answers { get; init; } = 200;

    /// <summary>Failures of its own, besides those that follow from the rest (<see cref="AllFailures"/>).</summary>
    public IReadOnlyList<Problem> Fails { get; init; } = [];

    public Need IdempotencyKey { get; init; }

    /// <summary>True: If-Match is required.</summary>
    public bool IfMatch { get; init; }

    /// <summary>The groups of which an admin must be in one; none where no admin's token opens it.</summary>
    public IReadOnlyList<string> Groups
    {
        get => Pools.Contains(Platform.Admins) ? field : [];
        init;
    } = [Group.Admin];

    /// <summary>True: answers with an ETag, and with 304 to a client that already holds it.</summary>
    public bool Conditional { get; init; }

    /// <summary>True: takes <c>limit</c> and <c>cursor</c>, answers with <c>nextCursor</c>.</summary>
    public bool Paged { get; init; }

    /// <summary>The pools whose tokens open it; none: no token is asked for.</summary>
    public IReadOnlyList<UserPoolSpec> Pools => Access switch
    {
        Access.Public or Access.Iam => [],
        Access.Customer => [Platform.Customers],
        Access.Admin => [Platform.Admins],
        Access.SignedIn or Access.Owner => [Platform.Customers, Platform.Admins],
    };

    /// <summary>Scopes of which the token must hold one; empty: no token is asked for.</summary>
    public IReadOnlyList<string> Scopes => [.. Pools.SelectMany(pool => pool.Scopes)];

    public IEnumerable<string> PathParameters =>
        Path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}'));

    /// <summary>The path without the names of its parameters: <c>/products/{}</c>.</summary>
    public string Shape => ShapeOf(Path);

    public bool HasBody => Method is "POST" or "PUT" or "PATCH";

    /// <summary>Every failure a client may meet, by status.</summary>
    public IEnumerable<Problem> AllFailures => ((IEnumerable<Problem>)
    [
        .. Fails,
        .. HasBody || Paged || IfMatch ? [Problem.ValidationFailed] : (Problem[])[],
        .. HasBody ? [Problem.PayloadTooLarge, Problem.UnsupportedMediaType] : (Problem[])[],
        .. Paged ? [Problem.InvalidCursor] : (Problem[])[],
        .. Access is Access.Owner ? [Problem.NotFound] : (Problem[])[],
        .. Access is Access.Iam ? [Problem.NotFound, Problem.Forbidden] : (Problem[])[],
        .. Pools.Count == 0 ? [] : (Problem[])[Problem.Unauthenticated, Problem.Forbidden],
        .. IfMatch ? [Problem.PreconditionFailed, Problem.PreconditionRequired] : (Problem[])[],
        .. IdempotencyKey is Need.Required ? [Problem.IdempotencyKeyMissing] : (Problem[])[],
        .. IdempotencyKey is Need.None ? [] : (Problem[])[Problem.IdempotencyInProgress, Problem.IdempotencyMismatch],
        Problem.RateLimited, Problem.Internal, Problem.Unavailable,
    ]).Distinct().OrderBy(p => p.Status).ThenBy(p => p.Code, StringComparer.Ordinal);

    private Access Audience => Access is Access.Owner ? Access.SignedIn : Access;

    internal static string ShapeOf(string path) => string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    // Operations of one service and one audience share a function: warm instances are shared, rights of audiences are not.
    protected internal override string FunctionOf(OperationSpec operation) => $"{operation.Service}{Audience}".ToKebab();

    // A key makes the operation remember its answers, and its own only.
    protected internal override IEnumerable<Grant> Implied(OperationSpec operation) => IdempotencyKey is Need.None
        ? []
        : [Keyed(Platform.Answers.Get, operation), Keyed(Platform.Answers.Put, operation)];

    protected internal override void Accept(FunctionSpec function, OperationSpec operation, IShopReader reader) =>
        reader.Wake(function, operation, this);

    private static TableGrant Keyed(TableGrant grant, OperationSpec operation) => grant.Keys($"IDEM#*#{operation.Name}#*");
}
