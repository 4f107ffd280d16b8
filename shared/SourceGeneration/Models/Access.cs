namespace Ecommerce.SourceGeneration.Models;

/// <summary>Who can name a type or a method, each more than the one before.</summary>
internal enum Access
{
    /// <summary>Code of the same class or file.</summary>
    Private,

    /// <summary>Code of the same assembly.</summary>
    Internal,

    Public,
}
