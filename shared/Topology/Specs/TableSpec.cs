using Ecommerce.Contracts.Tables;
using Ecommerce.Topology.Services;

namespace Ecommerce.Topology;

/// <summary>
/// A DynamoDB table: on demand, recoverable, encrypted, keys of type string. It grants no scan: there is no word for one.
/// </summary>
/// <param name="Env">The environment variable that carries the table's name.</param>
public sealed record TableSpec(string Name, string Env, string Partition = "pk", string? Sort = "sk") : Resource(Name)
{
    internal static readonly string[] Writes = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];

    public IReadOnlyList<IndexSpec> Indexes { get; init; } = [];

    /// <summary>The source that speaks through this table's outbox; null where no event is written. An outbox implies a stream.</summary>
    public string? Outbox { get; init; }

    /// <summary>Attribute of the garbage collector. Never a timer: every read also checks it.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>What it is encrypted with.</summary>
    public KeySpec Key { get; } = Platform.Key;

    public bool HasStream => Outbox is not null;

    public IEnumerable<string> KeyAttributes => Sort is null ? [Partition] : [Partition, Sort];

    /// <summary>The indexes as they are made: an outbox adds the sparse index of rows not yet published.</summary>
    public IReadOnlyList<IndexSpec> AllIndexes => Outbox is null ? Indexes : [.. Indexes, IndexSpec.Unpublished];

    public TableGrant Get => new(this, "dynamodb:GetItem");

    /// <summary>Several items at once, by their keys.</summary>
    public TableGrant BatchGet => new(this, "dynamodb:BatchGetItem");

    public TableGrant Put => new(this, "dynamodb:PutItem");

    public TableGrant Update => new(this, "dynamodb:UpdateItem");

    public TableGrant Delete => new(this, "dynamodb:DeleteItem");

    /// <summary>To assert something about an item inside a transaction, without reading or writing it.</summary>
    public TableGrant Check => new(this, "dynamodb:ConditionCheckItem");

    public TableGrant Query() => new(this, "dynamodb:Query");

    public TableGrant Query(params IReadOnlyList<string> indexes) => new(this, "dynamodb:Query")
    {
        Parts = [.. indexes.Select(index => AllIndexes.Any(i => i.Name == index)
            ? $"/index/{index}"
            : throw new TopologyException($"{Id} has no index {index}; it has {string.Join(", ", AllIndexes.Select(i => i.Name))}"))],
    };

    public override string Arn(Place place) => place.Arn("dynamodb", $"table/{NameIn(place)}");

    protected internal override IEnumerable<Variable> Variables(Place place) => [new(Env, NameIn(place))];

    protected internal override IEnumerable<Spec> Needs(Shop shop) => [Key];

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Table(this);
}

/// <summary>A global secondary index of all attributes, sparse where items lack its keys.</summary>
public sealed record IndexSpec(string Name, string Partition, string? Sort = null)
{
    public static readonly IndexSpec Unpublished = new(OutboxRow.UnpublishedIndex, OutboxRow.UnpublishedShard, OutboxRow.UnpublishedId);
}
