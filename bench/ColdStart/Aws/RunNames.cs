using System.Security.Cryptography;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>Whose marks a run may take off.</summary>
/// <param name="Own">Its own name, which no other run has.</param>
/// <param name="Killed">That of a run of which the operator knows that it was killed. Empty: none.</param>
internal sealed record RunNames(string Own, string Killed)
{
    private const int Digits = 8;

    public static RunNames New(string killed) => new(RandomNumberGenerator.GetHexString(Digits, lowercase: true), killed);

    public bool MayTakeOff(Mark mark) => mark.Run == Own || mark.Run == Killed;
}
