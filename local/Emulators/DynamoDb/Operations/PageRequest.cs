namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What a query and a scan have in common: which table or index, what to filter, what to answer, how much.</summary>
internal sealed record PageRequest(Table Table, TableIndex? Index, int? Limit, ReadMode Mode, string? Capacity)
{
    public BoundCondition? Filter { get; private init; }

    public PathTree? Projection { get; private init; }

    public bool CountsOnly { get; private init; }

    public KeySchema Key => Index?.Key ?? Table.Key;

    /// <summary>Reads the shared parameters; the caller has read its own expressions and then checks that all names are used.</summary>
    public static PageRequest Read(Engine engine, Request request, ExpressionAttributes expressions)
    {
        var limit = request.Integer("Limit", least: 1);
        var capacity = WriteReply.ReadCapacity(request);
        var filter = expressions.Condition("FilterExpression");
        var projection = expressions.Projection();
        var table = engine.Table(request);
        var index = request.Text("IndexName") is { } name ? table.Index(name) : null;
        var isStrong = request.Flag("ConsistentRead");
        if (isStrong && index is not null)
        {
            throw DynamoException.Validation("Consistent reads are not supported on global secondary indexes");
        }

        var page = new PageRequest(table, index, limit, isStrong ? ReadMode.Strong : ReadMode.Eventual, capacity)
        {
            Filter = filter,
            Projection = projection,
        };
        return page with { CountsOnly = page.ReadSelect(request) == "COUNT" };
    }

    /// <summary>The page's start, from the key a page before it ended with.</summary>
    public StartPosition? ReadStart(Request request)
    {
        if (request.Item("ExclusiveStartKey") is not { } key)
        {
            return null;
        }

        var names = Key.Attributes.Concat(Table.Key.Attributes).Distinct().ToArray();
        if (key.Entries.Count != names.Length
            || !names.All(name => key.Entries.TryGetValue(name.Name, out var value) && value.Type == name.Type))
        {
            throw DynamoException.Validation("The provided starting key is invalid: The provided key element does not match the schema");
        }

        return new StartPosition(Key.OfItem(key), Index is null ? null : Table.Key.OfItem(key));
    }

    /// <summary>The key of the last item of a page, which starts the next.</summary>
    public MapValue LastKey(MapValue item) => new(
        item.Entries.Where(entry => Key.Contains(entry.Key) || Table.Key.Contains(entry.Key)).ToDictionary(StringComparer.Ordinal));

    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html#DDB-Query-request-Select
    private string? ReadSelect(Request request)
    {
        var select = request.Choice("Select", "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES");
        if (Projection is not null && select is not (null or "SPECIFIC_ATTRIBUTES"))
        {
            throw DynamoException.Validation(
                $"Cannot specify the ProjectionExpression when choosing to get {(select == "COUNT" ? "only the Count" : select)}");
        }

        switch (select)
        {
            case "SPECIFIC_ATTRIBUTES" when Projection is null:
                throw DynamoException.Validation(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
            case "ALL_PROJECTED_ATTRIBUTES" when Index is null:
                throw DynamoException.Validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
            case "ALL_ATTRIBUTES" when Index is { Definition.CopiesAll: false }:
                throw DynamoException.Invalid(
                    $"Select type ALL_ATTRIBUTES is not supported for global secondary index {Index.Name} "
                    + "because its projection type is not ALL");
            default:
                CheckProjected();
                return select;
        }
    }

    private void CheckProjected()
    {
        var missing = Projection?.Roots.Where(root => Index?.Definition.Holds(root, Table.Key) == false).ToArray() ?? [];
        if (missing.Length > 0)
        {
            throw DynamoException.Invalid($"Global secondary index {Index!.Name} does not project [{string.Join(", ", missing)}]");
        }
    }
}
