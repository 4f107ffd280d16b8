using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.Gateway;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>Guards that know the keys of AWS's examples, in the minute of each.</summary>
internal static class PublishedExamples
{
    public static SignedCalls Suite() =>
        Knowing("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

    public static SignedCalls S3() =>
        Knowing("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));

    private static SignedCalls Knowing(string id, string secret, DateTimeOffset at)
    {
        var clock = new ManualClock();
        clock.Advance(at - clock.GetUtcNow());
        var keys = new KeyRing();
        keys.Add(new AccessKey(id, secret, Caller.Owner) { Clock = clock });
        return new SignedCalls(keys);
    }
}
