using Ecommerce.SourceGeneration.Models;
using Microsoft.CodeAnalysis;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>Who can name a type: no more than can name what it is nested in, and what it is made of.</summary>
internal static class AccessReader
{
    public static Access Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Of(array.ElementType),
        INamedTypeSymbol named => Named(named),
        _ => Access.Public,
    };

    private static Access Named(INamedTypeSymbol type)
    {
        var others = type.TypeArguments.Select(Of);
        return (type.ContainingType is { } outer ? others.Append(Of(outer)) : others).Append(Declared(type)).Min();
    }

    private static Access Declared(INamedTypeSymbol type) => type switch
    {
        { IsFileLocal: true } => Access.Private,
        { DeclaredAccessibility: Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal } => Access.Private,
        { DeclaredAccessibility: Accessibility.Internal or Accessibility.ProtectedOrInternal } => Access.Internal,
        _ => Access.Public,
    };
}
