namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Finds the paths an update writes or reads.</summary>
internal static class UpdatePaths
{
    public static IEnumerable<DocumentPath> Of(Update update) =>
        update.Sets.Concat(update.Adds).Concat(update.Deletes)
            .SelectMany(change => Of(change.Value).Prepend(change.Path))
            .Concat(update.Removes);

    private static IEnumerable<DocumentPath> Of(Operand operand) => operand switch
    {
        PathOperand path => [path.Path],
        IfNotExistsOperand either => Of(either.Otherwise).Prepend(either.Path),
        ListAppendOperand both => Of(both.First).Concat(Of(both.Second)),
        ArithmeticOperand both => Of(both.Left).Concat(Of(both.Right)),
        _ => [],
    };
}
