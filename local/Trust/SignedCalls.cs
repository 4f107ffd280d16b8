using System.Text;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust.Signatures;

namespace Ecommerce.Local.Trust;

/// <summary>
/// Lets in what is signed with a key of the ring: AWS Signature Version 4, in the Authorization header or in the query string, with
/// the body whole or in signed chunks. What time it is, the key's own clock says. What anybody may ask of user pools needs no signature.
/// </summary>
public sealed class SignedCalls(KeyRing keys) : ICallGuard
{
    private readonly SigningKeys _signingKeys = new();

    public Admission Admit(AwsCall call, string service)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (service is "cognito-idp" && CognitoEmulator.IsPublic(call.Operation) && !ClaimReader.HasClaim(call))
        {
            return new(call with { Caller = Caller.Nobody }, Refusal: null);
        }

        try
        {
            return new(Verified(call, service), Refusal: null);
        }
        catch (SignatureRefusal refusal)
        {
            return new(Call: null, refusal.ReplyTo(call, service));
        }
    }

    // The order is AWS's: it decides what a call with two mistakes is told.
    private AwsCall Verified(AwsCall call, string service)
    {
        var isS3 = service is "s3";
        var claim = ClaimReader.Read(call, isS3);
        var key = keys.Find(claim.KeyId);
        var now = (key?.Clock ?? TimeProvider.System).GetUtcNow();
        ClaimChecks.Time(claim, now, service);
        var headers = claim.SignedHeaders.Split(';', SignatureLimits.SignedHeadersMax + 1);
        ClaimChecks.Headers(call, claim, headers, isS3);
        ClaimChecks.Algorithm(claim);
        var time = AwsTime.Basic(claim.At);
        ClaimChecks.Scope(claim, time[..8], service);
        if (key is null)
        {
            throw Refusals.UnknownKey(claim.KeyId);
        }

        ClaimChecks.Token(claim, key, now);
        var payload = SignedBody.LineOf(call, claim, isS3);
        var signer = new Signer(_signingKeys.Of(key, time[..8], service), time);
        using var canonical = new PooledBuffer(2_048);
        CanonicalRequest.AppendTo(canonical, call, claim, headers, payload, isS3);
        VerifySignature(claim, signer, canonical.Written.Span);
        return call with { Caller = key.Caller, Body = SignedBody.Open(call, payload, signer, claim.Signature, isS3) };
    }

    private static void VerifySignature(SignatureClaim claim, Signer signer, ReadOnlySpan<byte> canonical)
    {
        var text = signer.OfCall(canonical);
        if (!signer.Verifies(text, claim.Signature))
        {
            throw Refusals.Mismatch(claim.KeyId, claim.Signature, Encoding.UTF8.GetString(canonical), text);
        }
    }
}
