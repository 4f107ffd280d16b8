using System.Security.Cryptography;
using System.Text;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>What can be refused before anything is hashed.</summary>
internal static class ClaimChecks
{
    /// <summary>
    /// A call is good for five minutes before and after its time; at S3 and at the services that speak Query, for fifteen (IAM,
    /// "Troubleshoot signature errors"; S3 API reference, RequestTimeTooSkewed; SQS and STS name theirs in their refusals).
    /// </summary>
    public static void Time(SignatureClaim claim, DateTimeOffset now, string service)
    {
        var window = TimeSpan.FromMinutes(service is "s3" or "sts" or "sns" or "sqs" or "iam" ? 15 : 5);
        if (claim.Life is { } life)
        {
            if (claim.At - now > window)
            {
                throw Refusals.PresignedTooEarly(claim.At, now, window);
            }

            if (now - claim.At > life)
            {
                throw Refusals.PresignedExpired(claim.At, now, life);
            }
        }
        else if ((now - claim.At).Duration() > window)
        {
            throw Refusals.Skewed(claim.At, now, window);
        }
    }

    /// <summary>
    /// Host and what AWS gives a meaning to must be signed; the date is a line of its own in what is signed (IAM, "Create a signed
    /// AWS API request"; S3 API reference, "Authenticating Requests").
    /// </summary>
    public static void Headers(AwsCall call, SignatureClaim claim, string[] signed, bool isS3)
    {
        if (signed.Length > SignatureLimits.SignedHeadersMax)
        {
            throw Refusals.Beyond($"At most {SignatureLimits.SignedHeadersMax} headers are signed");
        }

        if (!IsSigned(signed, "host"))
        {
            throw Refusals.HostNotSigned();
        }

        List<string>? missing = null;
        foreach (var name in call.Headers.Keys)
        {
            if (MustBeSigned(name, claim, isS3) && !IsSigned(signed, name))
            {
                (missing ??= []).Add(name);
            }
        }

        if (missing is not null)
        {
            throw Refusals.HeadersNotSigned(missing);
        }
    }

    public static void Algorithm(SignatureClaim claim)
    {
        if (claim.Algorithm != SignatureClaim.TheAlgorithm)
        {
            throw Refusals.UnknownAlgorithm(claim.Algorithm);
        }
    }

    /// <summary>The scope is the day of the call, this region and the service called; AWS lists all that is wrong with it.</summary>
    public static void Scope(SignatureClaim claim, string day, string service)
    {
        if (claim.Credential.EndsWith($"/{day}/{FunctionConfig.Region}/{service}/aws4_request", StringComparison.Ordinal)
            && claim.Credential.AsSpan().Count('/') == 4)
        {
            return; // Nearly every call: nothing to explain.
        }

        if (claim.Credential.TrimEnd('/').Split('/') is not [_, var itsDay, var itsRegion, var itsService, var itsEnd])
        {
            throw Refusals.BadCredential(claim.Credential, claim.IsInQuery);
        }

        var at = AwsTime.Basic(claim.At);
        (bool IsWrong, string Message, string S3)[] checks =
        [
            (itsRegion != FunctionConfig.Region,
                "Credential should be scoped to a valid region. ",
                $"the region '{itsRegion}' is wrong; expecting '{FunctionConfig.Region}'"),
            (itsService != service,
                $"Credential should be scoped to correct service: '{service}'. ",
                $"incorrect service \"{itsService}\". This endpoint belongs to \"{service}\"."),
            (itsEnd != "aws4_request",
                $"Credential should be scoped with a valid terminator: 'aws4_request', not '{itsEnd}'. ",
                $"incorrect terminal \"{itsEnd}\". This endpoint uses \"aws4_request\"."),
            (itsDay != day,
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{itsDay}' != '{day}', from '{at}'. ",
                $"Invalid credential date \"{itsDay}\". This date is not the same as X-Amz-Date: \"{day}\"."),
        ];
        var wrong = checks.Where(check => check.IsWrong).ToList();
        if (wrong.Count > 0)
        {
            throw Refusals.WrongScope(
                string.Concat(wrong.Select(check => check.Message)), wrong[0].S3, claim.IsInQuery);
        }
    }

    /// <summary>Temporary keys come with a token, which has to be in each call; others have none.</summary>
    public static void Token(SignatureClaim claim, AccessKey key, DateTimeOffset now)
    {
        var isRight = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(claim.Token ?? ""), Encoding.UTF8.GetBytes(key.SessionToken ?? ""));
        if (!isRight)
        {
            throw Refusals.WrongToken();
        }

        if (key.Expires <= now)
        {
            throw Refusals.ExpiredToken();
        }
    }

    private static bool MustBeSigned(string header, SignatureClaim claim, bool isS3) =>
        header.StartsWith("x-amz-", StringComparison.Ordinal)
            ? header is not "x-amz-date" && !(claim.IsInQuery && header is "x-amz-content-sha256")
            : isS3 && header is "content-md5";

    private static bool IsSigned(string[] signed, string name)
    {
        foreach (var one in signed)
        {
            if (one.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
