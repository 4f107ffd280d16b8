using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// A question about items of one table or index, in the making: the condition keys of fine-grained access control.
/// <list type="bullet">
/// <item><c>LeadingKeys</c>: the partition key of every item that is touched; of an index, the index's.</item>
/// <item><c>Attributes</c>: the top-level attributes that the request names, which are not those it returns: a read without projection
/// names its key only, and is told from others by <c>Select</c>.</item>
/// <item><c>Select</c>, <c>ReturnValues</c> and <c>ReturnConsumedCapacity</c> have the value that applies when none is given.</item>
/// <item><c>EnclosingOperation</c> is there in transactions only.</item>
/// </list>
/// <c>FullTableScan</c> belongs to PartiQL, which there is not here.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
/// </summary>
internal sealed class ItemQuestion
{
    private readonly string _action;
    private readonly string _resource;
    private readonly string? _partitionKey;
    private readonly Dictionary<string, IReadOnlyList<string>> _keys = new(StringComparer.OrdinalIgnoreCase);

    // Sets in the order of the request, which is only ever added to.
    private readonly HashSet<string> _leading = new(StringComparer.Ordinal);
    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);

    /// <param name="table">A table that need not exist: access comes first. Its partition key is unknown then.</param>
    public ItemQuestion(string action, Catalog catalog, string table, string? index = null)
    {
        _action = action;
        _resource = index is null ? AccessResource.Table(table) : AccessResource.Index(table, index);
        var found = catalog.Contains(table) ? catalog.Get(table) : null;
        var schema = index is null ? found?.Key : found?.Indexes.FirstOrDefault(one => one.Name == index)?.Key;
        _partitionKey = schema?.Hash.Name;
    }

    /// <summary>An item or a key: all of its attributes are named, and one of them leads.</summary>
    public ItemQuestion About(MapValue item)
    {
        _attributes.UnionWith(item.Entries.Keys);
        if (_partitionKey is not null && item.Entries.TryGetValue(_partitionKey, out var value))
        {
            AddLeading(value);
        }

        return this;
    }

    /// <summary>The attributes that a condition looks at.</summary>
    public ItemQuestion Naming(BoundCondition? condition) => condition is null
        ? this
        : Naming(ConditionPaths.Of(condition.Syntax).Select(path => path.Resolve(condition.Scope.Names).Root));

    public ItemQuestion Naming(PathTree? projection) => Naming(projection?.Roots ?? []);

    public ItemQuestion Naming(IEnumerable<string> attributes)
    {
        _attributes.UnionWith(attributes);
        return this;
    }

    /// <summary>The partition that a key condition picks.</summary>
    public ItemQuestion InPartitionOf(BoundCondition? condition)
    {
        if (condition is not null)
        {
            AddLeading(condition.Syntax, condition.Scope);
        }

        return this;
    }

    /// <summary>A condition key that is a parameter.</summary>
    public ItemQuestion With(string key, params string[] values)
    {
        _keys["dynamodb:" + key] = values;
        return this;
    }

    public AccessRequest Build()
    {
        if (_leading.Count > 0)
        {
            _keys["dynamodb:LeadingKeys"] = [.. _leading];
        }

        if (_attributes.Count > 0)
        {
            _keys["dynamodb:Attributes"] = [.. _attributes];
        }

        return new AccessRequest("dynamodb:" + _action, _resource) { Keys = _keys };
    }

    private void AddLeading(Condition condition, Scope scope)
    {
        switch (condition)
        {
            case AndCondition and:
                AddLeading(and.Left, scope);
                AddLeading(and.Right, scope);
                break;
            case Comparison { Operator: "=", Left: PathOperand path, Right: ValueOperand value } when Leads(path, scope):
                AddLeading(scope.Values[value.Placeholder]);
                break;
            case Comparison { Operator: "=", Left: ValueOperand value, Right: PathOperand path } when Leads(path, scope):
                AddLeading(scope.Values[value.Placeholder]);
                break;
            default: // What else there may be in a key condition picks no partition.
                break;
        }
    }

    private bool Leads(PathOperand path, Scope scope) => path.Path.Resolve(scope.Names).Root == _partitionKey;

    private void AddLeading(AttributeValue value)
    {
        if (value switch
        {
            StringValue text => text.Text,
            NumberValue number => number.Number.ToString(),
            BinaryValue binary => Convert.ToBase64String(binary.Bytes),
            _ => null, // No other type can be a key: the operation refuses it.
        }
            is { } leading)
        {
            _ = _leading.Add(leading);
        }
    }
}
