using System.Globalization;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// A record's place in its shard as the service writes it: 21 to 40 digits.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html
/// </summary>
internal static class SequenceNumber
{
    private const int DigitsMin = 21;
    private const int DigitsMax = 40;

    // A leading one keeps all of one length, so that they sort as texts, too.
    public static string Write(long sequence) => string.Create(CultureInfo.InvariantCulture, $"1{sequence:d20}");

    public static long Read(string text)
    {
        if (text.Length is < DigitsMin or > DigitsMax)
        {
            var bound = text.Length < DigitsMin ? $"greater than or equal to {DigitsMin}" : $"less than or equal to {DigitsMax}";
            throw DynamoException.Constraint($"'{text}'", "sequenceNumber", $"Member must have length {bound}");
        }

        return text.Length == DigitsMin && text[0] == '1'
            && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? sequence
                : throw DynamoException.Validation($"Invalid SequenceNumber: {text}");
    }
}
