using System.Text.Json.Nodes;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html and its counterparts.</summary>
internal static class Tags
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TaggingRestrictions.html
    private const int TagsMax = 50;
    private const int KeyLengthMax = 128;
    private const int ValueLengthMax = 256;

    public static ReadOnlyMemory<byte> Add(Engine engine, Request request)
    {
        request.Only("ResourceArn", "Tags");
        var tags = ReadAll(request);
        return tags.Count == 0
            ? throw DynamoException.Validation("Atleast one Tag needs to be provided as Input.")
            : Change(engine, request, all =>
            {
                foreach (var (key, value) in tags)
                {
                    all[key] = value;
                }
            });
    }

    public static ReadOnlyMemory<byte> Remove(Engine engine, Request request)
    {
        request.Only("ResourceArn", "TagKeys");
        var keys = request.Texts("TagKeys");
        return keys.Count == 0
            ? throw DynamoException.Validation("Atleast one Tag Key needs to be provided as Input.")
            : Change(engine, request, all =>
            {
                foreach (var key in keys)
                {
                    all.Remove(key);
                }
            });
    }

    /// <summary>All of them in one page: fifty at most are no second one.</summary>
    public static ReadOnlyMemory<byte> List(Engine engine, Request request)
    {
        request.Only("ResourceArn", "NextToken");
        var table = Find(engine.Catalog, request);
        var tags = engine.Store.Read(session => Read(Stored(session, table)));
        return Json.WriteObject(json =>
        {
            json.WriteStartArray("Tags"u8);
            foreach (var (key, value) in tags)
            {
                json.WriteStartObject();
                json.WriteString("Key"u8, key);
                json.WriteString("Value"u8, value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>The tags a request gives to a table.</summary>
    public static IReadOnlyDictionary<string, string> ReadAll(Request request)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in request.Objects("Tags").Select(ReadTag))
        {
            if (!tags.TryAdd(key, value))
            {
                throw DynamoException.Validation($"Duplicate Tag Keys provided as input: Duplicate Tag Key found {key}");
            }
        }

        CheckCount(tags.Count);
        return tags;
    }

    private static void CheckCount(int count)
    {
        if (count > TagsMax)
        {
            throw DynamoException.Validation("Number of Tags exceed the current limit for the provided ResourceArn");
        }
    }

    private static (string Key, string Value) ReadTag(Request tag)
    {
        tag.Only("Key", "Value");
        var (key, value) = (tag.Text("Key") ?? "", tag.Text("Value"));
        if (key.Length is 0 or > KeyLengthMax || !IsAllowed(key))
        {
            throw DynamoException.Validation($"The Tag Key provided is invalid, Key: {key}");
        }

        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            throw DynamoException.Validation($"Tag Key cannot be prefixed with aws:, Key: {key}");
        }

        return value is { Length: <= ValueLengthMax } && IsAllowed(value)
            ? (key, value)
            : throw DynamoException.Validation($"The Tag Value provided is invalid, Value: {value ?? "null"}");
    }

    private static bool IsAllowed(string text) => text.All(letter =>
        char.IsLetterOrDigit(letter) || char.IsWhiteSpace(letter) || "+-=._:/@".Contains(letter, StringComparison.Ordinal));

    private static ReadOnlyMemory<byte> Change(Engine engine, Request request, Action<SortedDictionary<string, string>> change) =>
        engine.Write(write =>
        {
            var table = Find(write.Catalog, request);
            var stored = Stored(write.Session, table);
            var tags = Read(stored);
            change(tags);
            CheckCount(tags.Count);
            stored["Tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]);
            write.Session.Execute("UPDATE tables SET definition=?1 WHERE id=?2", stored.ToJsonString(), table.Id);
            return ReadOnlyMemory<byte>.Empty;
        });

    private static Table Find(Catalog catalog, Request request)
    {
        var arn = request.RequiredText("ResourceArn");
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw DynamoException.Invalid($"ARNs must start with 'arn:': {arn}");
        }

        var name = TableName.OfArn(arn);
        return name != arn && catalog.Contains(name)
            ? catalog.Get(name)
            : throw DynamoException.ResourceNotFound($": ResourceArn: {arn} not found");
    }

    private static JsonObject Stored(Session session, Table table) =>
        JsonNode.Parse(session.Text("SELECT definition FROM tables WHERE id=?1", table.Id))!.AsObject();

    private static SortedDictionary<string, string> Read(JsonObject stored) => new(
        (stored["Tags"]?.AsArray() ?? []).ToDictionary(tag => (string)tag!["Key"]!, tag => (string)tag!["Value"]!), StringComparer.Ordinal);
}
