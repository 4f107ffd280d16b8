using Ecommerce.SourceGeneration.Models;

namespace Ecommerce.SourceGeneration.Emitting;

/// <summary>The writer's method for each kind of value, and what it is handed.</summary>
internal static class Calls
{
    /// <summary>With a name before the value; without one it ends in <c>Value</c>.</summary>
    public static string Of(LeafKind kind) => kind switch
    {
        LeafKind.Flag => "WriteBoolean",
        LeafKind.Number => "WriteNumber",
        _ => "WriteString",
    };

    public static string Argument(LeafKind kind, string value) => kind switch
    {
        LeafKind.Id => $"{value}.Text",
        LeafKind.Word => $"Word({value})",
        _ => value,
    };
}
