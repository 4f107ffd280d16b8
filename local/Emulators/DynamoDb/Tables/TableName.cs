using System.Buffers;
using System.Globalization;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>The rules for names of tables and indexes, and the ARNs made of them.</summary>
internal static class TableName
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    private const int LengthMin = 3;
    private const int LengthMax = 255;
    private const string ArnPrefix = $"arn:aws:dynamodb:{LocalAccount.Region}:{LocalAccount.Id}:table/";

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    public static void Check(string name) => Check(name, "tableName");

    /// <param name="number">Which of the request's indexes it is; the first is 1.</param>
    public static void CheckIndex(string name, int number) =>
        Check(name, string.Create(CultureInfo.InvariantCulture, $"globalSecondaryIndexes.{number}.member.indexName"));

    public static string Arn(string name) => ArnPrefix + name;

    /// <summary>A table may be named by its ARN wherever a name is expected.</summary>
    public static string OfArn(string nameOrArn) =>
        nameOrArn.StartsWith(ArnPrefix, StringComparison.Ordinal) ? nameOrArn[ArnPrefix.Length..] : nameOrArn;

    private static void Check(string name, string member)
    {
        if (name.Length is < LengthMin or > LengthMax)
        {
            throw DynamoException.Constraint($"'{name}'", member, name.Length < LengthMin
                ? $"Member must have length greater than or equal to {LengthMin}"
                : $"Member must have length less than or equal to {LengthMax}");
        }

        if (name.AsSpan().ContainsAnyExcept(s_allowed))
        {
            throw DynamoException.Constraint(
                $"'{name}'", member, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }
    }
}
