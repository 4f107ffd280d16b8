using System.Text;
using Ecommerce.Local.Emulators;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>Whatever a call says of its signature, the answer is a refusal and never an exception.</summary>
public sealed class GarbageProperties
{
    private readonly TrustWorld _world = new();

    [Property(MaxTest = 500)]
    public void AnyAuthorizationIsAnswered(string? garbage, bool isS3)
    {
        IsRefused(TrustWorld.ListTables.With("authorization", garbage ?? ""), isS3);
        IsRefused(TrustWorld.ListTables.With("authorization", $"AWS4-HMAC-SHA256 {garbage}"), isS3);
    }

    [Property(MaxTest = 500)]
    public void AnyPartOfAnAuthorizationIsAnswered(string? credential, string? headers, string? signature, string? date, bool isS3) =>
        IsRefused(
            TrustWorld.ListTables.With("x-amz-date", date ?? "20261122T130805Z").With(
                "authorization", $"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host;{headers}, Signature={signature}"),
            isS3);

    [Property(MaxTest = 500)]
    public void AnyChangeOfARightAuthorizationIsAnswered(int at, char character, bool isS3)
    {
        var signed = _world.Signed(TrustWorld.ListTables, isS3 ? "s3" : "dynamodb");
        var text = new StringBuilder(signed.Headers["authorization"]);
        text[(int)((uint)at % (uint)text.Length)] = character;
        var changed = text.ToString();

        // A blank more, or a blank for a comma, is no change.
        if (changed.Replace(',', ' ') != signed.Headers["authorization"].Replace(',', ' '))
        {
            IsRefused(signed.With("authorization", changed), isS3);
        }
    }

    [Property(MaxTest = 500)]
    public void AnyQueryIsAnswered(string? garbage, bool isS3) =>
        IsRefused(TrustWorld.ListTables with { Query = $"X-Amz-Algorithm=AWS4-HMAC-SHA256&{garbage}" }, isS3);

    [Property(MaxTest = 500)]
    public void AnyChunkedBodyIsAnswered(string? garbage, byte[]? bytes)
    {
        var call = new ChunkedUpload(_world, ChunkedUpload.Signed).Call();
        _world.Refused(call with { Body = Encoding.UTF8.GetBytes($"{garbage}") }, "s3");
        _world.Refused(call with { Body = (byte[])[.. "7;chunk-signature="u8, .. bytes ?? []] }, "s3");
    }

    private void IsRefused(AwsCall call, bool isS3) => _world.Refused(call, isS3 ? "s3" : "dynamodb").Status.ShouldBeInRange(400, 499);
}
