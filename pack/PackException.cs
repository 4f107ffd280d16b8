namespace Ecommerce.Pack;

/// <summary>Something the person at the keyboard can mend. The message is one clear line; there is no stack trace to it.</summary>
internal sealed class PackException(string message) : Exception(message);
