namespace Ecommerce.Iam;

/// <summary>One key of a statement's Condition block, with its operator. All of a statement's conditions must hold.</summary>
internal abstract class Condition
{
    public abstract bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>> keys);
}
