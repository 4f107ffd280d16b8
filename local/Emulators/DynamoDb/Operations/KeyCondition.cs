namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// A KeyConditionExpression understood: one partition and a range of its sort key.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
/// </summary>
internal sealed record KeyCondition(ItemKey Partition, RangeBounds Bounds)
{
    public static KeyCondition Of(BoundCondition bound, KeySchema schema)
    {
        var parts = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var part in Parts(bound.Syntax))
        {
            var (name, condition) = Named(part, bound.Scope);
            if (!parts.TryAdd(name, condition))
            {
                throw DynamoException.Validation(
                    "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key");
            }
        }

        if (!parts.TryGetValue(schema.Hash.Name, out var hash))
        {
            throw DynamoException.Validation($"Query condition missed key schema element: {schema.Hash.Name}");
        }

        if (hash is not Comparison { Operator: "=", Right: ValueOperand value })
        {
            throw DynamoException.Validation("Query key condition not supported");
        }

        var partition = new ItemKey(Encode(value, schema.Hash, bound.Scope), []);
        return parts.Count == 1
            ? new KeyCondition(partition, RangeBounds.All)
            : new KeyCondition(partition, ReadBounds(parts, schema, bound.Scope));
    }

    private static RangeBounds ReadBounds(Dictionary<string, Condition> parts, KeySchema schema, Scope scope)
    {
        if (parts.Count > 2)
        {
            throw DynamoException.Validation("Conditions can be of length 1 or 2 only");
        }

        if (schema.Range is not { } range || !parts.TryGetValue(range.Name, out var condition))
        {
            throw DynamoException.Validation(schema.Range is null
                ? "Query key condition not supported"
                : $"Query condition missed key schema element: {schema.Range.Name}");
        }

        byte[] Bytes(Operand operand) => Encode(operand, range, scope);
        return condition switch
        {
            Comparison { Operator: "=" } equal => new RangeBounds(Bytes(equal.Right), true, Bytes(equal.Right), true),
            Comparison { Operator: "<" } less => new RangeBounds(null, true, Bytes(less.Right), false),
            Comparison { Operator: "<=" } most => new RangeBounds(null, true, Bytes(most.Right), true),
            Comparison { Operator: ">" } more => new RangeBounds(Bytes(more.Right), false, null, true),
            Comparison { Operator: ">=" } least => new RangeBounds(Bytes(least.Right), true, null, true),
            BetweenCondition between => new RangeBounds(Bytes(between.Low), true, Bytes(between.High), true),
            FunctionCondition prefix => Prefix(Bytes(prefix.Arguments[1]), range),
            _ => throw DynamoException.Validation("Query key condition not supported"),
        };
    }

    private static RangeBounds Prefix(byte[] prefix, KeyAttribute range) => range.Type == "N"
        ? throw DynamoException.Invalid("Condition parameter type does not match schema type")
        : new RangeBounds(prefix, true, KeyCodec.After(prefix), false);

    private static IEnumerable<Condition> Parts(Condition condition) =>
        condition is AndCondition and ? Parts(and.Left).Concat(Parts(and.Right)) : [condition];

    // Which key attribute a part is about, with that attribute on its left side.
    private static (string Name, Condition Condition) Named(Condition part, Scope scope)
    {
        var (operand, condition) = part switch
        {
            Comparison { Operator: "<>" } => throw NoOperator("<>"),
            Comparison { Left: ValueOperand left, Right: PathOperand right } turned =>
                (right, new Comparison(right, Turn(turned.Operator), left)),
            Comparison comparison => (comparison.Left, comparison),
            BetweenCondition between => (between.Value, between),
            FunctionCondition { Name: "begins_with" } prefix => (prefix.Arguments[0], (Condition)prefix),
            FunctionCondition function => throw NoOperator(function.Name),
            InCondition => throw NoOperator("IN"),
            OrCondition => throw NoOperator("OR"),
            NotCondition => throw NoOperator("NOT"),
            _ => throw NoOperator(part.ToString()),
        };
        return operand switch
        {
            PathOperand { Path.Steps.Count: 1 } path => (path.Path.Resolve(scope.Names).Root, condition),
            PathOperand => throw DynamoException.Validation(
                "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"),
            _ => throw DynamoException.Validation(
                "Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations"),
        };
    }

    private static string Turn(string comparison) => comparison switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => comparison,
    };

    private static byte[] Encode(Operand operand, KeyAttribute attribute, Scope scope)
    {
        if (operand is not ValueOperand placeholder)
        {
            throw DynamoException.Validation(
                "Invalid KeyConditionExpression: Invalid condition in KeyConditionExpression: "
                + "Multiple attribute names used in one condition");
        }

        var value = scope.Values[placeholder.Placeholder];
        if (value.Type != attribute.Type)
        {
            throw DynamoException.Invalid("Condition parameter type does not match schema type");
        }

        return KeySchema.EmptyKind(value) is { } kind
            ? throw DynamoException.Validation(
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain "
                + $"an empty {kind} value. Key: {attribute.Name}")
            : KeyCodec.Encode(value);
    }

    private static DynamoException NoOperator(string name) =>
        DynamoException.Validation($"Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: {name}");
}
