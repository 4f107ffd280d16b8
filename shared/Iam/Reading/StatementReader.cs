namespace Ecommerce.Iam;

/// <summary>Reads the statements of one policy.</summary>
internal sealed class StatementReader(PolicyKind kind, bool hasVariables)
{
    private readonly HashSet<string> _sids = new(StringComparer.Ordinal);

    public Statement Read(PolicyNode node)
    {
        var members = node.Members(
            "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition");
        var conditions = members.TryGetValue("Condition", out var block) ? new ConditionReader(hasVariables).Read(block) : [];
        return new Statement(ReadSid(members), ReadEffect(node, members), ReadActions(node, members), conditions)
        {
            Principals = ReadPrincipals(node, members),
            Resources = ReadResources(node, members),
        };
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
    private string? ReadSid(Dictionary<string, PolicyNode> members)
    {
        if (!members.TryGetValue("Sid", out var node))
        {
            return null;
        }

        var sid = node.Text();
        if (kind == PolicyKind.Identity && !sid.All(char.IsAsciiLetterOrDigit))
        {
            throw node.Problem("must consist of letters and digits");
        }

        return sid.Length == 0 || _sids.Add(sid) ? sid : throw node.Problem($"must be unique; {sid} is there twice");
    }

    private static Effect ReadEffect(PolicyNode node, Dictionary<string, PolicyNode> members) =>
        !members.TryGetValue("Effect", out var effect) ? throw node.Problem("must have an Effect")
        : effect.Text() switch
        {
            "Allow" => Effect.Allow,
            "Deny" => Effect.Deny,
            _ => throw effect.Problem("must be Allow or Deny"),
        };

    private PrincipalList? ReadPrincipals(PolicyNode node, Dictionary<string, PolicyNode> members)
    {
        if (OneOf(node, members, "Principal", isRequired: kind == PolicyKind.Resource) is not { } found)
        {
            return null;
        }

        return kind == PolicyKind.Resource
            ? PrincipalReader.Read(found.Node, found.IsInverted)
            : throw found.Node.Problem("is not for a policy of an identity, which is its own principal");
    }

    private static ActionList ReadActions(PolicyNode node, Dictionary<string, PolicyNode> members)
    {
        var (list, isInverted) = OneOf(node, members, "Action", isRequired: true)!.Value;
        return new ActionList([.. list.OneOrMore().Select(ReadAction)], isInverted);
    }

    private static WildcardPattern ReadAction(PolicyNode node)
    {
        var text = node.Text();
        return text == "*" || text.Split(':') is [{ Length: > 0 }, { Length: > 0 }]
            ? WildcardPattern.Parse(text, ignoresCase: true)
            : throw node.Problem("must be a service and an action, such as dynamodb:GetItem, or *");
    }

    private ResourceList? ReadResources(PolicyNode node, Dictionary<string, PolicyNode> members) =>
        OneOf(node, members, "Resource", isRequired: kind == PolicyKind.Identity) is { } found
            ? new ResourceList([.. found.Node.OneOrMore().Select(ReadResource)], found.IsInverted)
            : null;

    private PolicyText ReadResource(PolicyNode node)
    {
        const int PartsOfArn = 6;
        var text = node.Text();
        var parts = text.Split(':', PartsOfArn);
        if (text != "*" && (parts[0] != "arn" || (parts.Length < PartsOfArn && !text.EndsWith('*'))))
        {
            throw node.Problem("must be an ARN or *");
        }

        if (hasVariables && parts.Take(PartsOfArn - 1).Any(part => part.Contains("${", StringComparison.Ordinal)))
        {
            throw node.Problem("may have variables after its fifth colon only");
        }

        return new PolicyValue(text, hasVariables, node.Path).Prepare(PatternScope.Resource);
    }

    // An element and its negation exclude each other.
    private static (PolicyNode Node, bool IsInverted)? OneOf(
        PolicyNode node, Dictionary<string, PolicyNode> members, string name, bool isRequired)
    {
        var isThere = members.TryGetValue(name, out var plain);
        var isInverted = members.TryGetValue("Not" + name, out var inverted);
        return (isThere, isInverted) switch
        {
            (true, true) => throw node.Problem($"must not have both {name} and Not{name}"),
            (false, false) => isRequired ? throw node.Problem($"must have {name} or Not{name}") : null,
            _ => (isInverted ? inverted : plain, isInverted),
        };
    }
}
