namespace Ecommerce.Kernel;

/// <summary>
/// Asks shared/SourceGeneration for a method <c>Write(Utf8JsonWriter, T)</c> in a static partial class, for each type that is named. It
/// writes what System.Text.Json would, without the metadata that it sets up at a cold start (docs/decisions/0023).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class WritesJsonAttribute(Type type) : Attribute
{
    /// <summary>An object, a list or a dictionary. What it holds need not be named.</summary>
    public Type Type => type;
}
