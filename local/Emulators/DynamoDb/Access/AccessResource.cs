namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// The ARNs that calls are about.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html#amazondynamodb-resources-for-iam-policies
/// </summary>
internal static class AccessResource
{
    /// <summary>What the parameters of a call name; <c>*</c> where they name nothing.</summary>
    public static string Of(Request request) =>
        request.Text("StreamArn")
        ?? request.Text("ResourceArn")
        ?? (request.Has("ShardIterator") ? StreamOf(request.RequiredText("ShardIterator")) : null)
        ?? (request.Has("TableName") ? Table(request.TableName()) : "*");

    public static string Table(string name) => name.StartsWith("arn:", StringComparison.Ordinal) ? name : TableName.Arn(name);

    public static string Index(string table, string index) => $"{Table(table)}/index/{index}";

    // An iterator begins with the ARN of its stream and a bar.
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html
    private static string? StreamOf(string iterator) =>
        iterator.StartsWith("arn:", StringComparison.Ordinal) ? iterator.Split('|')[0] : null;
}
