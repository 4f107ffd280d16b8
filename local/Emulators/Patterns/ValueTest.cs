using System.Net;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>One of the conditions in a pattern's array. Each is an operator of EventBridge.</summary>
internal abstract record ValueTest
{
    public abstract bool Accepts(EventValue value);
}

/// <summary>A value as it is written: <c>"a"</c>, <c>5</c>, <c>true</c>, <c>null</c>.</summary>
internal sealed record ExactTest(bool IsText, string Text) : ValueTest
{
    public override bool Accepts(EventValue value) => value.IsText == IsText && value.Text == Text;
}

/// <summary>A number, however it is written.</summary>
internal sealed record NumberTest(PatternNumber Number) : ValueTest
{
    public override bool Accepts(EventValue value) => value.Number == Number;
}

/// <summary>An address, however it is written.</summary>
internal sealed record AddressTest(IPAddress Address) : ValueTest
{
    public override bool Accepts(EventValue value) => Address.Equals(value.Address);
}

internal sealed record PrefixTest(string Prefix, StringComparison Comparison) : ValueTest
{
    public override bool Accepts(EventValue value) => value.IsText && value.Text.StartsWith(Prefix, Comparison);
}

internal sealed record SuffixTest(string Suffix, StringComparison Comparison) : ValueTest
{
    public override bool Accepts(EventValue value) => value.IsText && value.Text.EndsWith(Suffix, Comparison);
}

internal sealed record IgnoreCaseTest(string Text) : ValueTest
{
    public override bool Accepts(EventValue value) => value.IsText && value.Text.Equals(Text, StringComparison.OrdinalIgnoreCase);
}

internal sealed record WildcardTest(Wildcard Pattern) : ValueTest
{
    public override bool Accepts(EventValue value) => value.IsText && Pattern.Matches(value.Text);
}

/// <summary>An end of a range of numbers.</summary>
internal readonly record struct Bound(PatternNumber Number, bool IsOpen);

internal sealed record RangeTest(Bound? Low, Bound? High) : ValueTest
{
    public override bool Accepts(EventValue value) => value.Number is { } number
        && (Low is not { } low || number.CompareTo(low.Number) > (low.IsOpen ? 0 : -1))
        && (High is not { } high || number.CompareTo(high.Number) < (high.IsOpen ? 0 : 1));
}

internal sealed record CidrTest(IPNetwork Network) : ValueTest
{
    public override bool Accepts(EventValue value) => value.Address is { } address && Network.Contains(address);
}

/// <summary>Any value but those; there must be one.</summary>
internal sealed record AnythingButTest(IReadOnlyList<ValueTest> Those) : ValueTest
{
    public override bool Accepts(EventValue value) => !Those.Any(test => test.Accepts(value));
}

internal sealed record PresentTest : ValueTest
{
    public override bool Accepts(EventValue value) => true;
}

/// <summary>There is no such leaf, which no value can show.</summary>
internal sealed record AbsentTest : ValueTest
{
    public override bool Accepts(EventValue value) => false;
}
