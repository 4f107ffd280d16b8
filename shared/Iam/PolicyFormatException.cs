namespace Ecommerce.Iam;

/// <summary>A policy that IAM would not store. The message begins with the place, such as <c>$.Statement[0].Effect</c>.</summary>
public sealed class PolicyFormatException(string path, string problem) : FormatException($"{path}: {problem}")
{
    /// <summary>Where in the document: <c>$</c> is the whole of it.</summary>
    public string Path => path;
}
