using Amazon.Runtime;

namespace Ecommerce.Tests.Conformance;

/// <summary>What a call was refused with.</summary>
internal static class Refusal
{
    /// <summary>The error's code, a colon, its words. "accepted": the call was not refused. A status: it failed without a code.</summary>
    public static async Task<string> RefusalAsync(this Task call)
    {
        try
        {
            await call;
            return "accepted";
        }
        catch (AmazonServiceException refusal)
        {
            return string.IsNullOrEmpty(refusal.ErrorCode) ? $"HTTP {(int)refusal.StatusCode}" : $"{refusal.ErrorCode}: {refusal.Message}";
        }
    }

    /// <summary>Asserts that a call is refused as invalid, with these words and no others.</summary>
    public static async Task ShouldBeInvalidAsync(this Task call, string words) =>
        (await call.RefusalAsync()).ShouldBe("ValidationException: " + words);

    /// <summary>Asserts that a call is refused as invalid because of a parameter's value, with these words and no others.</summary>
    public static Task ShouldBeInvalidValueAsync(this Task call, string words) =>
        call.ShouldBeInvalidAsync("One or more parameter values were invalid: " + words);
}
