namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Applies an update to an item in place. Every operand is read before anything changes, so that assignments never see each
/// other; removals come last and from the end of a list, so that every index means the list as it was.
/// </summary>
internal static class UpdateExecutor
{
    public static void Apply(BoundUpdate bound, MapValue item)
    {
        var (update, scope, _) = bound;
        var sets = update.Sets.Select(set => (Path: set.Path.Resolve(scope.Names), Value: Evaluate(set.Value, scope, item))).ToArray();
        var adds = update.Adds.Select(add => Changed(add, scope, item, Add)).ToArray();
        var deletes = update.Deletes.Select(delete => Changed(delete, scope, item, Delete)).ToArray();

        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html: appended in index order.
        foreach (var (path, value) in sets.OrderBy(set => set.Path.Steps[^1].Index))
        {
            Put(item, path, value);
        }

        foreach (var (path, value) in adds.Concat(deletes))
        {
            if (value is null)
            {
                Remove(item, path);
            }
            else
            {
                Put(item, path, value);
            }
        }

        foreach (var path in update.Removes.Select(path => path.Resolve(scope.Names)).OrderByDescending(path => path.Steps[^1].Index))
        {
            Remove(item, path);
        }
    }

    private static AttributeValue Evaluate(Operand operand, Scope scope, MapValue item) => operand switch
    {
        ValueOperand value => Copy(scope.Values[value.Placeholder]),
        PathOperand path => Copy(path.Path.Resolve(scope.Names).Find(item) ?? throw DynamoException.Validation(
            "The provided expression refers to an attribute that does not exist in the item")),
        IfNotExistsOperand choice => choice.Path.Resolve(scope.Names).Find(item) is { } present
            ? Copy(present)
            : Evaluate(choice.Otherwise, scope, item),
        ListAppendOperand append => (Evaluate(append.First, scope, item), Evaluate(append.Second, scope, item)) is
            (ListValue first, ListValue second) ? new ListValue([.. first.Items, .. second.Items]) : throw WrongType(),
        ArithmeticOperand sum => (Evaluate(sum.Left, scope, item), Evaluate(sum.Right, scope, item)) is
            (NumberValue left, NumberValue right)
                ? new NumberValue(sum.Operator == "+" ? left.Number + right.Number : left.Number - right.Number)
                : throw WrongType(),
        _ => throw new InvalidOperationException($"{operand} belongs in a condition"),
    };

    private static (DocumentPath Path, AttributeValue? Value) Changed(
        Assignment pair, Scope scope, MapValue item, Func<AttributeValue?, AttributeValue, AttributeValue?> change)
    {
        var path = pair.Path.Resolve(scope.Names);
        return (path, change(path.Find(item), scope.Values[((ValueOperand)pair.Value).Placeholder]));
    }

    private static AttributeValue Add(AttributeValue? current, AttributeValue change) => (current, change) switch
    {
        (null, _) => change,
        (NumberValue number, NumberValue more) => new NumberValue(number.Number + more.Number),
        (SetValue set, SetValue more) when set.Type == more.Type => set.Union(more),
        _ => throw WrongType(),
    };

    private static SetValue? Delete(AttributeValue? current, AttributeValue change) => (current, change) switch
    {
        (null, _) => null,
        (SetValue set, SetValue less) when set.Type == less.Type => set.Without(less),
        _ => throw WrongType(),
    };

    private static void Put(MapValue item, DocumentPath path, AttributeValue value)
    {
        switch (Parent(item, path), path.Steps[^1])
        {
            case (MapValue map, { Name: { } name }):
                map.Entries[name] = value;
                break;
            case (ListValue list, { Name: null, Index: var index }) when index < list.Items.Count:
                list.Items[index] = value;
                break;
            case (ListValue list, { Name: null }):
                list.Items.Add(value);
                break;
            default:
                throw WrongPath();
        }
    }

    private static void Remove(MapValue item, DocumentPath path)
    {
        switch (Parent(item, path), path.Steps[^1])
        {
            case (MapValue map, { Name: { } name }):
                map.Entries.Remove(name);
                break;
            case (ListValue list, { Name: null, Index: var index }):
                if (index < list.Items.Count)
                {
                    list.Items.RemoveAt(index);
                }

                break;
            default:
                throw WrongPath();
        }
    }

    private static AttributeValue? Parent(MapValue item, DocumentPath path) => path.Steps.Count == 1
        ? item
        : new DocumentPath([.. path.Steps.SkipLast(1)]).Find(item);

    // Values of a request may be used twice and documents are mutable: what goes into an item is its own.
    private static AttributeValue Copy(AttributeValue value) => value switch
    {
        MapValue map => new MapValue(map.Entries.ToDictionary(entry => entry.Key, entry => Copy(entry.Value), StringComparer.Ordinal)),
        ListValue list => new ListValue([.. list.Items.Select(Copy)]),
        _ => value,
    };

    private static DynamoException WrongType() =>
        DynamoException.Validation("An operand in the update expression has an incorrect data type");

    private static DynamoException WrongPath() =>
        DynamoException.Validation("The document path provided in the update expression is invalid for update");
}
