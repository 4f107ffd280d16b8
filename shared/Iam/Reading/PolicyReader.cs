using System.Text.Json;

namespace Ecommerce.Iam;

/// <summary>
/// Reads a document by the grammar of policies. Names are taken in the spelling of the documentation only.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
internal static class PolicyReader
{
    private const string OldVersion = "2008-10-17";

    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    public static PolicyDocument Read(string json, PolicyKind kind)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, s_options);
            return Read(new PolicyNode(document.RootElement, "$"), kind);
        }
        catch (JsonException error)
        {
            throw new PolicyFormatException("$", error.Message);
        }
    }

    private static PolicyDocument Read(PolicyNode root, PolicyKind kind)
    {
        var members = root.Members("Version", "Id", "Statement");
        var version = members.TryGetValue("Version", out var named) ? named.Text() : OldVersion;
        if (version is not (PolicyDocument.VersionWithVariables or OldVersion))
        {
            throw named.Problem($"must be {PolicyDocument.VersionWithVariables} or {OldVersion}");
        }

        if (!members.TryGetValue("Statement", out var list))
        {
            throw root.Problem("must have a Statement");
        }

        var reader = new StatementReader(kind, hasVariables: version == PolicyDocument.VersionWithVariables);
        Statement[] statements = [.. list.OneOrMore().Select(reader.Read)];
        return new PolicyDocument(kind, version, members.TryGetValue("Id", out var id) ? id.Text() : null, statements);
    }
}
