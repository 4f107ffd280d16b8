namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// Which characters a body may have, and an id of a group or of a deduplication.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// </summary>
internal static class MessageText
{
    public static bool IsValid(string text) => text.AsSpan().IndexOfAnyExceptInRange('\u0020', '\uFFFD') < 0
        || text.All(c => c is '\t' or '\n' or '\r' or (>= '\u0020' and <= '\uFFFD'));

    /// <summary>Refuses an id with characters beyond ASCII's letters, digits and punctuation.</summary>
    public static void CheckToken(string parameter, string? token)
    {
        if (token is not null
            && (token.Length is 0 or > SqsLimits.MessageTokenCharsMax || !token.All(c => c is > '\u0020' and < '\u007F')))
        {
            throw SqsException.Invalid(
                parameter, token, $"{parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }
}
