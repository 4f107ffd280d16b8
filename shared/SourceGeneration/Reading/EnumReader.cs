using Ecommerce.SourceGeneration.Models;
using Microsoft.CodeAnalysis;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>The words of an enumeration.</summary>
internal static class EnumReader
{
    public static Content? Read(INamedTypeSymbol type, TypeReader types)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).ToList();
        var reason = type.Converter()?.IsKernels("WordConverter", type) != true
            ? $"only those with [JsonConverter(typeof(WordConverter<{type.Name}>))] have words"
            : type.GetAttributes().Any(a => a.AttributeClass?.CodeName() == "global::System.FlagsAttribute")
            ? "a value of flags can be several words"
            : members.Select(m => m.ConstantValue).Distinct().Count() < members.Count
            ? "two of its members have one value"
            : null;
        if (reason is not null)
        {
            types.Refuse(Refusals.Enumeration, type, type.SpokenName(), reason);
            return null;
        }

        return new Content.Words(new(members.Select(member => new Word(member.Name, WordOf(member, types)))));
    }

    private static string WordOf(IFieldSymbol member, TypeReader types)
    {
        var named = member.JsonAttributes().Where(a => a.Name == "JsonStringEnumMemberName").Select(a => a.Data.ConstructorArguments);
        var word = named.Select(arguments => arguments[0].Value as string).FirstOrDefault() ?? member.Name;
        if (!JsonNames.IsPlain(word))
        {
            types.Refuse(Refusals.Characters, member, member.SpokenName(), word);
        }

        return word;
    }
}
