namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Something in an expression that has a value. Its text is the expression that parses to it.</summary>
public abstract record Operand;

/// <summary>The attribute at a path.</summary>
public sealed record PathOperand(DocumentPath Path) : Operand
{
    public override string ToString() => Path.ToString();
}

/// <summary>A <c>:value</c> that the request supplies.</summary>
public sealed record ValueOperand(string Placeholder) : Operand
{
    public override string ToString() => Placeholder;
}

/// <summary>The size of the attribute at a path; only in conditions.</summary>
public sealed record SizeOperand(DocumentPath Path) : Operand
{
    public override string ToString() => $"size({Path})";
}

/// <summary>The attribute at a path or, where there is none, another value; only in updates.</summary>
public sealed record IfNotExistsOperand(DocumentPath Path, Operand Otherwise) : Operand
{
    public override string ToString() => $"if_not_exists({Path}, {Otherwise})";
}

/// <summary>Two lists as one; only in updates.</summary>
public sealed record ListAppendOperand(Operand First, Operand Second) : Operand
{
    public override string ToString() => $"list_append({First}, {Second})";
}

/// <summary>A sum or a difference; only in updates.</summary>
public sealed record ArithmeticOperand(Operand Left, string Operator, Operand Right) : Operand
{
    public override string ToString() => $"{Left} {Operator} {Right}";
}

/// <summary>A condition, true or false of an item.</summary>
public abstract record Condition;

/// <summary>One of <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c> between two operands.</summary>
public sealed record Comparison(Operand Left, string Operator, Operand Right) : Condition
{
    public override string ToString() => $"{Left} {Operator} {Right}";
}

/// <summary>An operand within two bounds, both included.</summary>
public sealed record BetweenCondition(Operand Value, Operand Low, Operand High) : Condition
{
    public override string ToString() => $"{Value} BETWEEN {Low} AND {High}";
}

/// <summary>An operand that equals one of a list.</summary>
public sealed record InCondition(Operand Value, EquatableList<Operand> Choices) : Condition
{
    public override string ToString() => $"{Value} IN ({Choices})";
}

/// <summary>A function that is itself true or false, such as <c>attribute_exists</c>.</summary>
public sealed record FunctionCondition(string Name, EquatableList<Operand> Arguments) : Condition
{
    public override string ToString() => $"{Name}({Arguments})";
}

/// <summary>Both hold.</summary>
public sealed record AndCondition(Condition Left, Condition Right) : Condition
{
    // The parser groups to the left, so only a group on the right needs parentheses; redundant ones are an error.
    public override string ToString() =>
        $"{(Left is OrCondition ? $"({Left})" : Left)} AND {(Right is OrCondition or AndCondition ? $"({Right})" : Right)}";
}

/// <summary>At least one holds.</summary>
public sealed record OrCondition(Condition Left, Condition Right) : Condition
{
    public override string ToString() => $"{Left} OR {(Right is OrCondition ? $"({Right})" : Right)}";
}

/// <summary>The other does not hold.</summary>
public sealed record NotCondition(Condition Inner) : Condition
{
    public override string ToString() => Inner is AndCondition or OrCondition ? $"NOT ({Inner})" : $"NOT {Inner}";
}

/// <summary>One assignment of SET, or one pair of ADD or DELETE.</summary>
public sealed record Assignment(DocumentPath Path, Operand Value);

/// <summary>A whole update: what to set, remove, add to and delete from.</summary>
public sealed record Update(
    EquatableList<Assignment> Sets, EquatableList<DocumentPath> Removes, EquatableList<Assignment> Adds, EquatableList<Assignment> Deletes)
{
    public override string ToString() => string.Join(' ', Clauses());

    private IEnumerable<string> Clauses()
    {
        if (Sets.Count > 0)
        {
            yield return "SET " + string.Join(", ", Sets.Select(set => $"{set.Path} = {set.Value}"));
        }

        if (Removes.Count > 0)
        {
            yield return $"REMOVE {Removes}";
        }

        if (Adds.Count > 0)
        {
            yield return "ADD " + string.Join(", ", Adds.Select(add => $"{add.Path} {add.Value}"));
        }

        if (Deletes.Count > 0)
        {
            yield return "DELETE " + string.Join(", ", Deletes.Select(delete => $"{delete.Path} {delete.Value}"));
        }
    }
}

/// <summary>The paths a read returns.</summary>
public sealed record Projection(EquatableList<DocumentPath> Paths)
{
    public override string ToString() => Paths.ToString();
}
