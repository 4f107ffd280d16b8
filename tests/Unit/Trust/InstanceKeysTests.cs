using Ecommerce.Aws;
using Ecommerce.Iam;
using Ecommerce.Lambda;
using Ecommerce.Local;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>The keys that a function's instance gets: they are its own, and end with it.</summary>
public sealed class InstanceKeysTests
{
    private readonly TrustWorld _world = new();
    private readonly ShopClock _clock = new();
    private readonly FunctionRoles _roles;

    public InstanceKeysTests()
    {
        _roles = new(_world.Keys, _clock, new DenialLog(TextWriter.Null));
        _roles.Add("f", PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"dynamodb:ListTables","Resource":"*"}}"""));
    }

    [Fact]
    public void AnInstanceActsAsItsFunctionsRoleAndNoOtherInstanceDoes()
    {
        var (one, other) = (Issue(), Issue());

        var (admitted, again) = (_world.Admitted(Signed(one)), _world.Admitted(Signed(other)));

        admitted.Caller.Arn.ShouldBe("arn:aws:sts::000000000000:assumed-role/f/f");
        admitted.Caller.Refuse(new("dynamodb:ListTables", "*")).ShouldBeNull();
        admitted.Caller.Refuse(new("dynamodb:DeleteTable", "*")).ShouldNotBeNull();
        _roles.InstanceOf(admitted.Caller).ShouldBe(one);
        _roles.InstanceOf(again.Caller).ShouldBe(other);
    }

    [Fact]
    public void TheKeysOfAnInstanceThatHasGoneAreWorthNothing()
    {
        var instance = Issue();
        var caller = _world.Admitted(Signed(instance)).Caller;

        instance.Dispose();

        _world.RefusedText(Signed(instance)).ShouldContain("UnrecognizedClientException");
        _roles.InstanceOf(caller).ShouldBeNull();
    }

    [Fact]
    public void AnInstanceSignsInTheTimeItBeganInWhateverTheShopsTimeIsNow()
    {
        var before = Issue();
        _clock.Advance(TimeSpan.FromDays(2));
        var after = Issue();

        _world.Admitted(Signed(before));
        _world.Admitted(Signed(after));
        var late = Signed(before, TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(2));
        _world.RefusedText(late).ShouldContain("Signature not yet current");
    }

    private InstanceIdentity Issue() =>
        _roles.Issue(new("f", "f", TimeSpan.FromSeconds(1), MemoryMb: 128, new Dictionary<string, string>()));

    private AwsCall Signed(InstanceIdentity instance, DateTimeOffset? at = null)
    {
        var environment = instance.Environment;
        var credentials = new AwsCredentials(
            environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"], environment["AWS_SESSION_TOKEN"]);
        return _world.Signed(TrustWorld.ListTables, credentials: credentials, at: at ?? HostClock.Of(environment).GetUtcNow());
    }
}
