using Microsoft.CodeAnalysis;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>Types that are no object of ours whose members could be written one after the other.</summary>
internal static class UnwritableTypes
{
    /// <summary>Why not; null: it can be written.</summary>
    public static string? ReasonAgainst(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => "what it is shows only when the program runs",
        { TypeKind: TypeKind.TypeParameter } => "it is not known which type it stands for",
        { TypeKind: TypeKind.Array } => "an array of several dimensions is none in JSON",
        { IsTupleType: true } => "a tuple has fields, and they would be left out",
        { IsRefLikeType: true } => "it lives on the stack only",
        _ when type.Implements("Ecommerce.Kernel.IId") =>
            $"an id needs [JsonConverter(typeof(IdConverter<{type.Name}>))], else it would be an object",
        _ when type.Implements("System.Collections.IEnumerable") || type.SpecialType == SpecialType.System_Collections_IEnumerable =>
            "of collections, only arrays, lists and dictionaries with string keys are known",
        { TypeKind: TypeKind.Interface } => "an interface is neither a list nor a dictionary",
        { TypeKind: not (TypeKind.Class or TypeKind.Struct) } => "it is no class and no structure",
        _ when IsSystems(type) => "of the base library, only string, bool, int, long, decimal and DateTimeOffset are known",
        _ => null,
    };

    private static bool IsSystems(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is { } name
        && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));
}
