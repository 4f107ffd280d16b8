using Ecommerce.Local.Emulators;

namespace Ecommerce.Local;

/// <summary>Asked before an emulator is: whose call is it, and may they? Signatures and policies are checked behind this.</summary>
public interface ICallGuard
{
    /// <summary>Null lets the call pass; else the refusal in AWS's words.</summary>
    ValueTask<AwsReply?> RefuseAsync(AwsCall call, string service, CancellationToken cancellation);
}

/// <summary>Lets every call pass.</summary>
public sealed class OpenDoor : ICallGuard
{
    public ValueTask<AwsReply?> RefuseAsync(AwsCall call, string service, CancellationToken cancellation) => new((AwsReply?)null);
}
