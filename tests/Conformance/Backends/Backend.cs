namespace Ecommerce.Tests.Conformance;

/// <summary>Who answers a scenario.</summary>
public enum Backend
{
    /// <summary>The emulator of this repository, through its listener.</summary>
    Ours,

    /// <summary>Python's moto, a second opinion; where it is not installed its tests are skipped.</summary>
    Moto,

    /// <summary>The cloud itself: only with credentials and <c>ECOMMERCE_CONFORMANCE_AWS=1</c>, since its tables cost money.</summary>
    Aws,
}
