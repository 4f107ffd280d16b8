using System.Text.Json.Nodes;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What is done to an index.</summary>
internal enum IndexUpdateKind
{
    Create,
    Update,
    Delete,
}

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexUpdate.html</summary>
internal sealed record IndexUpdate(IndexUpdateKind Kind, string Name, Request Part)
{
    private const string Indexes = "GlobalSecondaryIndexes";
    private const string Attributes = "AttributeDefinitions";

    public static IndexUpdate Read(Request request)
    {
        request.Only("Create", "Update", "Delete");
        IndexUpdateKind[] kinds = [.. Enum.GetValues<IndexUpdateKind>().Where(kind => request.Has($"{kind}"))];
        switch (kinds)
        {
            case [var kind]:
                var part = request.RequiredPart($"{kind}");
                return new IndexUpdate(kind, part.RequiredText("IndexName"), part);
            case []:
                throw DynamoException.Invalid(
                    "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete "
                    + "must not be null");
            default:
                throw DynamoException.Invalid("Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object");
        }
    }

    /// <summary>Carries the change over into the request that would make the table.</summary>
    public void Edit(Request request, Table table, JsonObject stored)
    {
        var exists = table.Indexes.Any(index => index.Name == Name);
        switch (Kind)
        {
            case IndexUpdateKind.Create when exists:
                throw DynamoException.Validation("Attempting to create an index which already exists");
            case IndexUpdateKind.Create:
                Create(request, stored);
                break;
            case IndexUpdateKind.Update or IndexUpdateKind.Delete when !exists:
                throw DynamoException.ResourceNotFound($": Index {Name} for table {table.Name}");
            case IndexUpdateKind.Delete:
                Part.Only("IndexName");
                stored[Indexes]!.AsArray().Remove(Find(stored));
                break;
            case IndexUpdateKind.Update:
                Part.Only("IndexName", "ProvisionedThroughput");
                Update(stored);
                break;
        }
    }

    /// <summary>Forgets the types of attributes that are in no key any more, as the service does.</summary>
    public static void DropUnusedAttributes(JsonObject stored)
    {
        var used = (stored[Indexes]?.AsArray() ?? []).Append(stored)
            .SelectMany(owner => owner!["KeySchema"]!.AsArray())
            .Select(key => (string)key!["AttributeName"]!).ToHashSet(StringComparer.Ordinal);
        stored[Attributes] = new JsonArray([.. stored[Attributes]!.AsArray()
            .Where(attribute => used.Contains((string)attribute!["AttributeName"]!)).Select(attribute => attribute!.DeepClone())]);
        if (stored[Indexes] is JsonArray { Count: 0 })
        {
            stored.Remove(Indexes);
        }
    }

    // A new index's keys are defined in the request that creates it; one that is a key already must keep its type.
    private void Create(Request request, JsonObject stored)
    {
        var defined = request.Objects(Attributes).ToDictionary(
            attribute => attribute.RequiredText("AttributeName"), attribute => attribute, StringComparer.Ordinal);
        string[] keys = [.. Part.Objects("KeySchema").Select(key => key.RequiredText("AttributeName"))];
        string[] missing = [.. keys.Where(key => !defined.ContainsKey(key))];
        if (missing.Length > 0)
        {
            throw DynamoException.Invalid(
                $"Some index key attributes are not defined in AttributeDefinitions. Keys: [{string.Join(", ", missing)}], "
                + $"AttributeDefinitions: [{string.Join(", ", defined.Keys)}]");
        }

        var attributes = stored[Attributes]!.AsArray();
        foreach (var (name, attribute) in defined)
        {
            var known = attributes.FirstOrDefault(known => (string)known!["AttributeName"]! == name);
            if (known is null)
            {
                attributes.Add(JsonNode.Parse(attribute.Raw));
            }
            else if (keys.Contains(name) && (string)known["AttributeType"]! != attribute.Text("AttributeType"))
            {
                throw DynamoException.Invalid($"The key attribute {name} of index {Name} is defined with another type already");
            }
        }

        if (stored[Indexes] is not JsonArray indexes)
        {
            stored[Indexes] = indexes = [];
        }

        indexes.Add(JsonNode.Parse(Part.Raw));
    }

    private void Update(JsonObject stored)
    {
        if ((string?)stored["BillingMode"] == "PAY_PER_REQUEST")
        {
            throw DynamoException.Invalid(
                $"The only Updates for index: {Name} when TableThroughputMode is PAY_PER_REQUEST can be to "
                + "OnDemandThroughput, WarmThroughput");
        }

        _ = Throughput.Read(Part.RequiredPart("ProvisionedThroughput"));
        Find(stored)["ProvisionedThroughput"] = JsonNode.Parse(Part.RawOf("ProvisionedThroughput"));
    }

    private JsonNode Find(JsonObject stored) => stored[Indexes]!.AsArray().First(index => (string)index!["IndexName"]! == Name)!;
}
