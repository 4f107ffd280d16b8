using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Topology;

/// <summary>A policy that stands on a resource, and so says whom it is for.</summary>
internal static class ResourcePolicy
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    public static string Of(IEnumerable<ResourceStatement> statements, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, indented ? s_indented : default);
        json.WriteStartObject();
        json.WriteString("Version", "2012-10-17");
        json.WriteStartArray("Statement");
        foreach (var statement in statements)
        {
            Write(json, statement);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ResourceStatement statement)
    {
        json.WriteStartObject();
        json.WriteString("Sid", statement.Sid);
        json.WriteString("Effect", statement.Effect);
        json.WriteStartObject("Principal");
        json.WriteString(statement.Who.Kind, statement.Who.Name);
        json.WriteEndObject();
        PolicyJson.WriteList(json, "Action", statement.Actions);
        json.WriteString("Resource", statement.Resource);
        PolicyJson.WriteConditions(json, statement.Conditions);
        json.WriteEndObject();
    }
}

/// <summary>One statement: who may do, or may not, what to which resource.</summary>
internal sealed record ResourceStatement(
    string Sid, Party Who, IReadOnlyList<string> Actions, string Resource, params IReadOnlyList<Condition> Conditions)
{
    public string Effect { get; private init; } = "Allow";

    /// <summary>Nobody does anything in clear text, whatever else allows it.</summary>
    public static ResourceStatement TlsOnly(string actions, string resource) =>
        new("TlsOnly", Party.Anybody, [actions], resource, new Condition("Bool", "aws:SecureTransport", "false")) { Effect = "Deny" };
}

/// <summary>Whom a statement is about.</summary>
internal readonly record struct Party(string Kind, string Name)
{
    public static Party Anybody => new("AWS", "*");

    public static Party Account(Place place) => new("AWS", $"arn:aws:iam::{place.Account}:root");

    public static Party Service(string name) => new("Service", name);
}
