using Ecommerce.SourceGeneration.Models;
using Microsoft.CodeAnalysis;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>
/// The members of an object in the serializer's order: those of a derived class before those of its base, each as declared. An override
/// takes the place of what it overrides.
/// </summary>
internal static class MemberReader
{
    // Of JsonIgnoreCondition.
    private const int Never = 0;
    private const int Always = 1;
    private const int WhenWritingNull = 3;

    private static readonly string[] s_aboutReading =
        ["JsonConstructor", "JsonRequired", "JsonUnmappedMemberHandling", "JsonObjectCreationHandling"];

    public static Content? Read(INamedTypeSymbol type, TypeReader types)
    {
        var members = new List<Member>();
        var seen = new Dictionary<string, IPropertySymbol>();
        for (var declaring = type; declaring?.BaseType is not null; declaring = declaring.BaseType)
        {
            RefuseUnknown(declaring, types, except: s_aboutReading);
            foreach (var symbol in declaring.GetMembers().Where(m => m is IPropertySymbol or IFieldSymbol && !m.IsImplicitlyDeclared))
            {
                Add(symbol, type);
            }
        }

        return new Content.Members(new(members));

        void Add(ISymbol symbol, INamedTypeSymbol of)
        {
            RefuseUnknown(symbol, types, except: [.. s_aboutReading, "JsonIgnore", "JsonPropertyName"]);
            if (symbol is not IPropertySymbol property || !IsRead(property))
            {
                return;
            }

            if (seen.TryGetValue(property.Name, out var hiding))
            {
                RefuseHidden(hiding, property, of, types);
                return;
            }

            seen.Add(property.Name, property);
            if (MemberOf(property, types) is not { } member)
            {
                return;
            }

            if (members.Exists(other => other.JsonName == member.JsonName))
            {
                types.Refuse(Refusals.Names, property, of.SpokenName(), member.JsonName);
            }

            members.Add(member);
        }
    }

    private static bool IsRead(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
        && property.GetMethod is { DeclaredAccessibility: Accessibility.Public };

    private static Member? MemberOf(IPropertySymbol property, TypeReader types)
    {
        var attributes = property.JsonAttributes().ToDictionary(a => a.Name, a => a.Data);
        var condition = attributes.TryGetValue("JsonIgnore", out var ignore)
            ? ignore.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition").Value.Value as int? ?? Always
            : WhenWritingNull;
        if (condition is not (Never or Always or WhenWritingNull))
        {
            types.Refuse(Refusals.Attribute, property, property.SpokenName(), "[JsonIgnore] with that condition");
        }

        var name = NameOf(property);
        if (condition == Always || types.Read(property.Type, property) is not { } shape)
        {
            return null;
        }

        if (!JsonNames.IsPlain(name))
        {
            types.Refuse(Refusals.Characters, property, property.SpokenName(), name);
        }

        return new(property.Name, name, shape, property.Type.IsReferenceType || shape is Shape.Optional, condition == Never);
    }

    private static string NameOf(IPropertySymbol property) => property.JsonAttributes()
        .Where(a => a.Name == "JsonPropertyName").Select(a => a.Data.ConstructorArguments[0].Value as string)
        .FirstOrDefault() ?? JsonNames.CamelCase(property.Name);

    private static void RefuseHidden(IPropertySymbol hiding, IPropertySymbol hidden, INamedTypeSymbol of, TypeReader types)
    {
        for (var overridden = hiding.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden, hidden))
            {
                RefuseRenamed(hiding, hidden, types);
                return;
            }
        }

        types.Refuse(Refusals.Names, hiding, of.SpokenName(), hidden.Name);
    }

    // The serializer writes such a member twice, under both names.
    private static void RefuseRenamed(IPropertySymbol hiding, IPropertySymbol hidden, TypeReader types)
    {
        if (NameOf(hiding) != NameOf(hidden))
        {
            types.Refuse(Refusals.Attribute, hiding, hiding.SpokenName(), "[JsonPropertyName], or what it overrides has it");
        }
    }

    private static void RefuseUnknown(ISymbol symbol, TypeReader types, string[] except)
    {
        foreach (var (name, _) in symbol.JsonAttributes().Where(attribute => !except.Contains(attribute.Name)))
        {
            if (name == "JsonConverter")
            {
                types.Refuse(Refusals.Converter, symbol, symbol.SpokenName(), symbol.Converter()!.SpokenName());
            }
            else
            {
                types.Refuse(Refusals.Attribute, symbol, symbol.SpokenName(), $"[{name}]");
            }
        }
    }
}
