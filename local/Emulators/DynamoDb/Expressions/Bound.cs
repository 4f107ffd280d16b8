namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>A condition with its request's values.</summary>
internal sealed record BoundCondition(Condition Syntax, Scope Scope)
{
    private static readonly MapValue s_nothing = new([]);

    /// <summary>Whether it holds; an item that does not exist has no attributes.</summary>
    public bool Holds(MapValue? item) => ConditionEvaluator.Holds(Syntax, Scope, item ?? s_nothing);
}

/// <summary>An update with its request's values; its paths have real names.</summary>
internal sealed record BoundUpdate(Update Syntax, Scope Scope, IReadOnlyList<DocumentPath> Paths);
