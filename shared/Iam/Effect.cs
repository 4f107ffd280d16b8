namespace Ecommerce.Iam;

/// <summary>What a statement does to the requests that it applies to.</summary>
public enum Effect
{
    /// <summary>Permits them, unless another statement denies them.</summary>
    Allow,

    /// <summary>Forbids them, whatever any other statement says.</summary>
    Deny,
}
