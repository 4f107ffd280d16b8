using Microsoft.CodeAnalysis;

namespace Ecommerce.SourceGeneration;

/// <summary>What cannot be generated, each with its sentence: whatever is not known to be written as System.Text.Json does.</summary>
internal static class Refusals
{
    public static readonly DiagnosticDescriptor Class = Rule(
        "WJ001", "A writer is a static partial class",
        "'{0}' must be a static partial class, neither nested, generic nor of one file only, for a part of it to be generated");

    public static readonly DiagnosticDescriptor Type = Rule(
        "WJ002", "A type cannot be written", "'{0}' is of the type '{1}', which cannot be written: {2}");

    public static readonly DiagnosticDescriptor Converter = Rule(
        "WJ003", "A converter is not known", "'{0}' has a converter that is not known here: {1}");

    public static readonly DiagnosticDescriptor Attribute = Rule(
        "WJ004", "An attribute is not known", "'{0}' has the attribute {1}, whose effect on what is written is not known here");

    public static readonly DiagnosticDescriptor Enumeration = Rule(
        "WJ005", "An enumeration has no words", "The enumeration '{0}' cannot be written: {1}");

    public static readonly DiagnosticDescriptor Recursion = Rule(
        "WJ006", "A type holds itself", "'{0}' holds itself, so that a value could be written for ever: {1}");

    public static readonly DiagnosticDescriptor Names = Rule(
        "WJ007", "Two members have one name", "'{0}' has two members for the name '{1}'; give one of them [JsonPropertyName]");

    public static readonly DiagnosticDescriptor Characters = Rule(
        "WJ008", "A name would be escaped", "'{0}' is called \"{1}\" in JSON: use printable ASCII that needs no escape");

    private static DiagnosticDescriptor Rule(string id, string title, string sentence) =>
        new(id, title, sentence, "WritesJson", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
