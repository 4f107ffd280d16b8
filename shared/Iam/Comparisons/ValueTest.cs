namespace Ecommerce.Iam;

/// <summary>One value of a condition, prepared to be compared with the request's.</summary>
internal abstract class ValueTest
{
    /// <param name="value">The request's; never equal to what it cannot be read as.</param>
    /// <param name="keys">The request's, for variables.</param>
    public abstract bool Passes(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> keys);
}

/// <summary>One value of a condition as the policy has it.</summary>
/// <param name="HasVariables">By the policy's version. Only texts and ARNs can have them; in all else they are no value at all.</param>
internal readonly record struct PolicyValue(string Text, bool HasVariables, string Path)
{
    public PolicyText Prepare(PatternScope scope) => new(HasVariables ? TextParts.Read(Text, Path) : [new PlainPart(Text)], scope);
}
