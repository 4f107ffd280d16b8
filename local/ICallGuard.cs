using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local;

/// <summary>Asked before an emulator is: whose call is it? What they may do, the emulator asks of <see cref="AwsCall.Caller"/>.</summary>
public interface ICallGuard
{
    /// <summary>The call with its caller and the body as it was signed, or the refusal in AWS's words.</summary>
    /// <param name="service">The name in a credential scope.</param>
    Admission Admit(AwsCall call, string service);
}

/// <summary>Exactly one of the two is there.</summary>
public readonly record struct Admission(AwsCall? Call, AwsReply? Refusal);

/// <summary>Lets every call pass as the owner's.</summary>
public sealed class OpenDoor : ICallGuard
{
    public Admission Admit(AwsCall call, string service) => new(call with { Caller = Caller.Owner }, Refusal: null);
}
