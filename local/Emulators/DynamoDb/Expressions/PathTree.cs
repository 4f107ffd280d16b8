namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Paths merged by their common beginnings: picks from an item exactly what the paths name.</summary>
internal sealed class PathTree
{
    private readonly Dictionary<string, PathTree> _names = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, PathTree> _indexes = [];

    /// <summary>The attributes the paths start in.</summary>
    public IEnumerable<string> Roots => _names.Keys;

    private bool IsLeaf => _names.Count + _indexes.Count == 0;

    public static PathTree Of(IEnumerable<DocumentPath> paths)
    {
        var root = new PathTree();
        foreach (var path in paths)
        {
            var at = root;
            foreach (var step in path.Steps)
            {
                at = at.Child(step);
            }
        }

        return root;
    }

    /// <summary>Refuses two paths of which one lies within the other, or that see one value as a map and as a list.</summary>
    public static void CheckDisjoint(IReadOnlyList<DocumentPath> paths, string kind)
    {
        for (var i = 0; i < paths.Count; i++)
        {
            for (var j = i + 1; j < paths.Count; j++)
            {
                CheckDisjoint(paths[i], paths[j], kind);
            }
        }
    }

    /// <summary>The named parts of an item. List elements close up, as the service answers.</summary>
    public MapValue Pick(MapValue item)
    {
        var picked = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, child) in _names)
        {
            if (item.Entries.TryGetValue(name, out var value) && child.PickValue(value) is { } part)
            {
                picked[name] = part;
            }
        }

        return new MapValue(picked);
    }

    private AttributeValue? PickValue(AttributeValue value) => value switch
    {
        _ when IsLeaf => value,
        MapValue map when _names.Count > 0 => Pick(map) is { Entries.Count: > 0 } picked ? picked : null,
        ListValue list when _indexes.Count > 0 => PickItems(list) is { Items.Count: > 0 } picked ? picked : null,
        _ => null,
    };

    private ListValue PickItems(ListValue list) => new(
        [.. _indexes
            .Where(entry => entry.Key < list.Items.Count)
            .Select(entry => entry.Value.PickValue(list.Items[entry.Key]))
            .OfType<AttributeValue>()]);

    private PathTree Child(PathStep step)
    {
        if (step.Name is null)
        {
            return _indexes.TryGetValue(step.Index, out var at) ? at : _indexes[step.Index] = new PathTree();
        }

        return _names.TryGetValue(step.Name, out var child) ? child : _names[step.Name] = new PathTree();
    }

    private static void CheckDisjoint(DocumentPath one, DocumentPath two, string kind)
    {
        var shared = 0;
        var shorter = Math.Min(one.Steps.Count, two.Steps.Count);
        while (shared < shorter && one.Steps[shared] == two.Steps[shared])
        {
            shared++;
        }

        var overlaps = shared == shorter;
        if (overlaps || one.Steps[shared].Name is null != two.Steps[shared].Name is null)
        {
            throw DynamoException.Validation(
                $"Invalid {kind}: Two document paths {(overlaps ? "overlap" : "conflict")} with each other; "
                + $"must remove or rewrite one of these paths; path one: {one.ToMessage()}, path two: {two.ToMessage()}");
        }
    }
}
