using System.Globalization;
using System.Text;
using Ecommerce.SourceGeneration.Models;

namespace Ecommerce.SourceGeneration.Emitting;

/// <summary>
/// The name of a class's file. The compiler takes names that differ only in case for one, and C# does not, so a letter whose case is
/// not the usual one of its place has a hyphen before it, which is in no name of C#: <c>Shop.Things-Writer.g.cs</c>.
/// </summary>
internal static class FileName
{
    public static string Of(WriterModel model) =>
        $"{Encoded(model.Namespace is { } space ? $"{space}.{model.Name}" : model.Name)}.g.cs";

    private static string Encoded(string name)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var letter in name)
        {
            text.Append(letter switch
            {
                >= 'A' and <= 'Z' => isFirst ? $"{letter}" : $"-{letter}",
                >= 'a' and <= 'z' => isFirst ? $"-{letter}" : $"{letter}",
                >= '0' and <= '9' or '_' or '.' => $"{letter}",
                _ => $"+{((int)letter).ToString("x4", CultureInfo.InvariantCulture)}",
            });
            isFirst = letter == '.';
        }

        return text.ToString();
    }
}
