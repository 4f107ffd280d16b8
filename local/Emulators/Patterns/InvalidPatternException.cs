namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>A text that is no event pattern. An exception, because any depth of parsing may find it.</summary>
public sealed class InvalidPatternException(string reason) : Exception(reason);
