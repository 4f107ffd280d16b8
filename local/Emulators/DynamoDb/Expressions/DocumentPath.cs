using System.Globalization;
using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>One step of a path: into a map by name (or <c>#placeholder</c>), or into a list by index where the name is null.</summary>
public readonly record struct PathStep(string? Name, int Index)
{
    public static PathStep Into(string name) => new(name, Index: -1);

    public static PathStep At(int index) => new(Name: null, index);
}

/// <summary>A document path such as <c>#order.lines[2].sku</c>. The first step is always a name.</summary>
public sealed class DocumentPath(IReadOnlyList<PathStep> steps) : IEquatable<DocumentPath>
{
    public IReadOnlyList<PathStep> Steps { get; } = steps;

    /// <summary>The attribute the path starts in.</summary>
    public string Root => Steps[0].Name!;

    /// <summary>The same path with every placeholder replaced by the name it stands for.</summary>
    public DocumentPath Resolve(IReadOnlyDictionary<string, string> names) => Steps.Any(step => step.Name is ['#', ..])
        ? new DocumentPath([.. Steps.Select(step => step.Name is ['#', ..] name ? PathStep.Into(names[name]) : step)])
        : this;

    /// <summary>The value at this (resolved) path, or null where there is none.</summary>
    public AttributeValue? Find(MapValue item)
    {
        AttributeValue? at = item;
        foreach (var step in Steps)
        {
            at = (at, step.Name) switch
            {
                (MapValue map, { } name) => map.Entries.GetValueOrDefault(name),
                (ListValue list, null) when step.Index < list.Items.Count => list.Items[step.Index],
                _ => null,
            };
        }

        return at;
    }

    public bool Equals(DocumentPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override bool Equals(object? obj) => Equals(obj as DocumentPath);

    public override int GetHashCode() => HashCode.Combine(Steps.Count, Steps[0]);

    /// <summary>The path as an expression spells it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Root);
        foreach (var step in Steps.Skip(1))
        {
            _ = step.Name is null ? text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]") : text.Append('.').Append(step.Name);
        }

        return text.ToString();
    }

    /// <summary>The path as the service's messages spell it: <c>[order, lines, [2]]</c>.</summary>
    public string ToMessage() =>
        "[" + string.Join(", ", Steps.Select(step => step.Name ?? string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]"))) + "]";
}
