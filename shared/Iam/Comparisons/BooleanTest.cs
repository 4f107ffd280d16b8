namespace Ecommerce.Iam;

/// <summary>Compares <c>true</c> and <c>false</c>, in whatever case.</summary>
internal sealed class BooleanTest : ValueTest
{
    private readonly bool _wanted;

    private BooleanTest(bool wanted) => _wanted = wanted;

    public static BooleanTest? Of(PolicyValue value) => bool.TryParse(value.Text, out var wanted) ? new BooleanTest(wanted) : null;

    public override bool Passes(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        bool.TryParse(value, out var actual) && actual == _wanted;
}
