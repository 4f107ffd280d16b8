using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Conformance;

public sealed class BackendTests
{
    [Fact]
    public void TheOwnerMayDoAll() => Caller.Owner.MayDoAll.ShouldBeTrue();
}
