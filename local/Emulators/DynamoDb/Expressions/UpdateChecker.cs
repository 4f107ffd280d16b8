namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Refuses an update that can be seen to be wrong before any item is.</summary>
internal static class UpdateChecker
{
    /// <summary>Every path the update changes, in the order of its sections.</summary>
    public static IEnumerable<DocumentPath> Targets(Update update) =>
        update.Sets.Select(set => set.Path).Concat(update.Removes)
            .Concat(update.Adds.Select(add => add.Path)).Concat(update.Deletes.Select(delete => delete.Path));

    public static void CheckOperands(Update update, Scope scope)
    {
        foreach (var set in update.Sets)
        {
            CheckOperand(set.Value, scope);
        }

        foreach (var add in update.Adds)
        {
            CheckSetOperator("ADD", add, scope, "N", "SS", "NS", "BS");
        }

        foreach (var delete in update.Deletes)
        {
            CheckSetOperator("DELETE", delete, scope, "SS", "NS", "BS");
        }
    }

    /// <summary>Refuses to change a part of the primary key: an item's key is its identity.</summary>
    public static void CheckKey(BoundUpdate update, KeySchema key)
    {
        if (update.Paths.FirstOrDefault(path => key.Contains(path.Root)) is { } path)
        {
            throw DynamoException.Invalid($"Cannot update attribute {path.Root}. This attribute is part of the key");
        }
    }

    private static void CheckOperand(Operand operand, Scope scope)
    {
        switch (operand)
        {
            case ArithmeticOperand sum:
                CheckTypes(sum.Operator, scope, ["N"], sum.Left, sum.Right);
                CheckOperand(sum.Left, scope);
                CheckOperand(sum.Right, scope);
                break;
            case ListAppendOperand append:
                CheckTypes("list_append", scope, ["L"], append.First, append.Second);
                CheckOperand(append.First, scope);
                CheckOperand(append.Second, scope);
                break;
            case IfNotExistsOperand choice:
                CheckOperand(choice.Otherwise, scope);
                break;
            default:
                break;
        }
    }

    private static void CheckTypes(string name, Scope scope, ReadOnlySpan<string> types, params ReadOnlySpan<Operand> operands)
    {
        foreach (var operand in operands)
        {
            if (operand is ValueOperand value && !types.Contains(scope.Values[value.Placeholder].Type))
            {
                throw DynamoException.Validation(
                    "Invalid UpdateExpression: Incorrect operand type for operator or function; "
                    + $"operator or function: {name}, operand type: {scope.Values[value.Placeholder].Type}");
            }
        }
    }

    private static void CheckSetOperator(string section, Assignment pair, Scope scope, params ReadOnlySpan<string> types)
    {
        if (pair.Value is ValueOperand value && !types.Contains(scope.Values[value.Placeholder].Type))
        {
            throw DynamoException.Validation(
                "Invalid UpdateExpression: Incorrect operand type for operator or function; "
                + $"operator: {section}, operand type: {LongName(scope.Values[value.Placeholder].Type)}, "
                + $"typeSet: ALLOWED_FOR_{section}_OPERAND");
        }
    }

    private static string LongName(string type) => type switch
    {
        "S" => "STRING",
        "N" => "NUMBER",
        "B" => "BINARY",
        "BOOL" => "BOOLEAN",
        "L" => "LIST",
        "M" => "MAP",
        _ => type,
    };
}
