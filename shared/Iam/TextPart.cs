namespace Ecommerce.Iam;

/// <summary>A piece of a text of a policy.</summary>
internal abstract record TextPart
{
    /// <summary>What it reads in a request; null when it is a variable without value.</summary>
    public abstract string? In(IReadOnlyDictionary<string, IReadOnlyList<string>> keys);
}

/// <summary>Characters of the policy, of which <c>*</c> and <c>?</c> are wildcards where there are any.</summary>
internal sealed record PlainPart(string Text) : TextPart
{
    public override string In(IReadOnlyDictionary<string, IReadOnlyList<string>> keys) => Text;
}

/// <summary>One of <c>${*}</c>, <c>${?}</c> and <c>${$}</c>: the character itself.</summary>
internal sealed record EscapedPart(string Character) : TextPart
{
    public override string In(IReadOnlyDictionary<string, IReadOnlyList<string>> keys) => Character;
}

/// <summary>The value of a key of the request, in which nothing is a wildcard. A key with several values cannot stand for one.</summary>
internal sealed record VariablePart(string Key, string? Default) : TextPart
{
    public override string? In(IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        keys.TryGetValue(Key, out var values) && values is [var value] ? value : Default;
}
