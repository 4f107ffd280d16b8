using Ecommerce.Iam;

namespace Ecommerce.Local.Trust;

/// <summary>Who makes a call to the AWS endpoint, and what they may do. Every emulator asks it before it does anything.</summary>
/// <param name="arn">A user's, or a role session's: <c>arn:aws:sts::000000000000:assumed-role/name/session</c>.</param>
/// <param name="userId">As <c>sts get-caller-identity</c> answers it.</param>
public abstract class Caller(string arn, string userId)
{
    /// <summary>Who may do everything: the account's owner, in whose name the machine's user and this program itself act.</summary>
    public static Caller Owner { get; } = new AccountOwner();

    /// <summary>Who may do nothing: whoever it is, nobody has found out.</summary>
    public static Caller Nobody { get; } = new Stranger();

    public string Arn => arn;

    public string UserId => userId;

    /// <summary>True when no question can be refused, so that none needs to be put.</summary>
    public virtual bool MayDoAll => false;

    /// <summary>Null when the caller may; else AWS's words for why not, which name caller, action and resource.</summary>
    public abstract string? Refuse(AccessRequest request);

    private sealed class Stranger() : Caller($"arn:aws:iam::{LocalAccount.Id}:user/anonymous", "ANONYMOUS")
    {
        public override string Refuse(AccessRequest request) =>
            $"User: {Arn} is not authorized to perform: {request.Action} on resource: {request.Resource} because nobody knows who it is";
    }

    private sealed class AccountOwner() : Caller($"arn:aws:iam::{LocalAccount.Id}:user/operator", "AIDALOCALOPERATOR0000")
    {
        public override bool MayDoAll => true;

        public override string? Refuse(AccessRequest request) => null;
    }
}
