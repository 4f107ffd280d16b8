namespace Ecommerce.Iam;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
internal static class PrincipalReader
{
    public static PrincipalList Read(PolicyNode node, bool isInverted)
    {
        if (node.Json.ValueKind == System.Text.Json.JsonValueKind.String)
        {
            return node.Text() == "*" ? new PrincipalList(Set("*"), Set(), isInverted) : throw node.Problem("must be * or an object");
        }

        // Nobody here comes from an identity provider or is known by a canonical id: such names are read, and are nobody's.
        var members = node.Members("AWS", "Service", "Federated", "CanonicalUser");
        foreach (var name in members.Values.SelectMany(member => member.OneOrMore()))
        {
            Check(name);
        }

        return new PrincipalList(Of(members, "AWS"), Of(members, "Service"), isInverted);
    }

    private static void Check(PolicyNode name)
    {
        var text = name.Text();
        if (text.Length == 0 || (text != "*" && text.AsSpan().IndexOfAny('*', '?') >= 0))
        {
            throw name.Problem("must be a name without wildcards, or *");
        }
    }

    private static HashSet<string> Of(Dictionary<string, PolicyNode> members, string kind) =>
        members.TryGetValue(kind, out var names) ? Set([.. names.OneOrMore().Select(name => name.Text())]) : Set();

    private static HashSet<string> Set(params IEnumerable<string> names) => new(names, StringComparer.Ordinal);
}
