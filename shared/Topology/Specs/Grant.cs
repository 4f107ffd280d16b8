namespace Ecommerce.Topology;

/// <summary>
/// A right attached to an operation. One grant carries both halves of a link, the environment variables of the resource and the
/// exact IAM statement, so they cannot drift.
/// </summary>
public record Grant(Resource On, params IReadOnlyList<string> Actions)
{
    /// <summary>Never null: a null here is a static field read before it was set (docs/ARCHITECTURE.md, "Rules for references").</summary>
    public Resource On { get; } = On ?? throw new TopologyException("A grant names a resource that is not described yet");

    /// <summary>What of the resource, appended to its ARN; one empty string is the resource itself.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [""];

    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}

/// <summary>One line of an IAM condition block.</summary>
public sealed record Condition(string Operator, string Key, params IReadOnlyList<string> Values)
{
    /// <summary>
    /// Every value must be in the list, and there must be one: under <c>ForAllValues</c> AWS calls an absent key a match, which nobody
    /// wants (IAM user guide, "Multivalued context keys").
    /// </summary>
    public static IReadOnlyList<Condition> All(string comparison, string key, IReadOnlyList<string> values) =>
        [new($"ForAllValues:{comparison}", key, values), new("Null", key, "false")];
}

/// <summary>A right on a table, which can be narrowed to keys and to attributes.</summary>
public sealed record TableGrant(TableSpec Table, params IReadOnlyList<string> Actions) : Grant(Table, Actions)
{
    /// <summary>Only items whose partition key matches one of the patterns (<c>*</c> and <c>?</c>).</summary>
    public TableGrant Keys(params IReadOnlyList<string> patterns) =>
        this with { Conditions = [.. Conditions, .. Condition.All("StringLike", "dynamodb:LeadingKeys", patterns)] };

    /// <summary>Only these attributes, besides the key; and no answer that would show the others.</summary>
    public TableGrant Only(params IReadOnlyList<string> attributes) => this with
    {
        Conditions =
        [
            .. Conditions,
            .. Condition.All("StringEquals", "dynamodb:Attributes", [.. Table.KeyAttributes, .. attributes]),
            new("StringEqualsIfExists", "dynamodb:ReturnValues", "NONE", "UPDATED_NEW", "UPDATED_OLD"),
            new("StringEqualsIfExists", "dynamodb:Select", "SPECIFIC_ATTRIBUTES"),
        ],
    };

    /// <summary>True when another service may hold it: it checks, reads, or writes named attributes only.</summary>
    public bool IsFitForOthers => Conditions.Any(c => c.Key == "dynamodb:Attributes") || !Actions.Any(TableSpec.Writes.Contains);
}
