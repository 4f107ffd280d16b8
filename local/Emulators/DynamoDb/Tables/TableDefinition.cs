using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// What CreateTable asked for, validated. The request itself is what is stored: there is no second format to keep in step.
/// </summary>
internal sealed record TableDefinition(
    string Name, IReadOnlyList<KeyAttribute> Attributes, KeySchema Key, IReadOnlyList<IndexDefinition> Indexes, Throughput? Provisioned)
{
    public string? StreamView { get; init; }

    public bool IsProtected { get; init; }

    public bool IsEncrypted { get; init; }

    public string TableClass { get; init; } = "STANDARD";

    /// <summary>Reads what is stored of a table.</summary>
    public static TableDefinition Parse(string stored)
    {
        using var json = JsonDocument.Parse(stored);
        return Read(new Request(json.RootElement));
    }

    public static TableDefinition Read(Request request)
    {
        request.Only(
            "TableName", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode", "ProvisionedThroughput",
            "StreamSpecification", "DeletionProtectionEnabled", "SSESpecification", "Tags", "TableClass");
        var name = request.TableName();
        TableName.Check(name);
        var attributes = request.Objects("AttributeDefinitions").Select(ReadAttribute).ToArray();
        var provisioned = Throughput.OfTable(request);
        var definition = new TableDefinition(
            name, attributes, ReadKey(request, attributes), ReadIndexes(request, attributes, isOnDemand: provisioned is null), provisioned)
        {
            StreamView = ReadStream(request),
            IsProtected = request.Flag("DeletionProtectionEnabled"),
            IsEncrypted = ReadEncryption(request),
            TableClass = ReadClass(request) ?? "STANDARD",
        };
        _ = DynamoDb.Tags.ReadAll(request);
        definition.Check();
        return definition;
    }

    /// <summary>The table class a request asks for; null where it asks for none.</summary>
    public static string? ReadClass(Request request) => request.Text("TableClass") switch
    {
        null or "STANDARD" or "STANDARD_INFREQUENT_ACCESS" => request.Text("TableClass"),
        _ => throw DynamoException.Validation(
            "Invalid table-class parameter provided. Please try again with a valid table-class value: "
            + "[STANDARD, STANDARD_INFREQUENT_ACCESS]."),
    };

    private void Check()
    {
        var used = Indexes.SelectMany(index => index.Key.Attributes).Concat(Key.Attributes).Select(attribute => attribute.Name).Distinct();
        if (used.Count() != Attributes.Count)
        {
            throw DynamoException.Invalid(Indexes.Count == 0
                ? "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions"
                : "Some AttributeDefinitions are not used. AttributeDefinitions: ["
                    + string.Join(", ", Attributes.Select(attribute => attribute.Name)) + $"], keys used: [{string.Join(", ", used)}]");
        }

        if (Indexes.GroupBy(index => index.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw DynamoException.Invalid($"Duplicate index name: {twice.Key}");
        }

        if (Indexes.Count > IndexesMax)
        {
            throw DynamoException.Invalid($"GlobalSecondaryIndex count exceeds the per-table limit of {IndexesMax}");
        }
    }

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-secondary-indexes
    private const int IndexesMax = 20;

    private static KeyAttribute ReadAttribute(Request attribute)
    {
        attribute.Only("AttributeName", "AttributeType");
        var type = attribute.RequiredText("AttributeType");
        return type is "S" or "N" or "B"
            ? new KeyAttribute(attribute.RequiredText("AttributeName"), type)
            : throw DynamoException.Constraint(
                $"'{type}'", "attributeDefinitions.1.member.attributeType", "Member must satisfy enum value set: [B, N, S]");
    }

    private static KeySchema ReadKey(Request owner, IReadOnlyList<KeyAttribute> attributes)
    {
        var parts = owner.Objects("KeySchema").ToArray();
        foreach (var part in parts)
        {
            part.Only("AttributeName", "KeyType");
        }

        if (parts.Length is 0 or > 2 || parts[0].Text("KeyType") != "HASH" || (parts.Length == 2 && parts[1].Text("KeyType") != "RANGE"))
        {
            throw DynamoException.Validation(
                "Invalid KeySchema: The first KeySchemaElement is not a HASH key type or the second is not a RANGE key type");
        }

        var keys = parts.Select(part => Defined(part.RequiredText("AttributeName"))).ToArray();
        return keys.Length == 2 && keys[0].Name == keys[1].Name
            ? throw DynamoException.Validation("Both the Hash Key and the Range Key element in the KeySchema have the same name")
            : new KeySchema(keys[0], keys.ElementAtOrDefault(1));

        KeyAttribute Defined(string name) => attributes.FirstOrDefault(attribute => attribute.Name == name)
            ?? throw DynamoException.Invalid(
                "Some index key attributes are not defined in AttributeDefinitions. "
                + $"Keys: [{name}], AttributeDefinitions: [{string.Join(", ", attributes.Select(attribute => attribute.Name))}]");
    }

    private static IndexDefinition[] ReadIndexes(Request request, IReadOnlyList<KeyAttribute> attributes, bool isOnDemand) =>
        [.. request.Objects("GlobalSecondaryIndexes").Select((index, at) =>
        {
            index.Only("IndexName", "KeySchema", "Projection", "ProvisionedThroughput");
            var name = index.RequiredText("IndexName");
            TableName.CheckIndex(name, at + 1);
            var projection = index.RequiredPart("Projection");
            projection.Only("ProjectionType", "NonKeyAttributes");
            var type = projection.Text("ProjectionType") ?? "";
            var included = projection.Texts("NonKeyAttributes");
            CheckProjection(type, included);
            return new IndexDefinition(name, ReadKey(index, attributes), type, included)
            {
                Provisioned = Throughput.OfIndex(index, name, isOnDemand),
            };
        })];

    private static void CheckProjection(string type, IReadOnlyList<string> included)
    {
        if (type is not ("ALL" or "KEYS_ONLY" or "INCLUDE"))
        {
            throw DynamoException.Invalid($"Unknown ProjectionType: {(type.Length == 0 ? "null" : type)}");
        }

        if (type == "INCLUDE" != included.Count > 0)
        {
            throw DynamoException.Invalid(type == "INCLUDE"
                ? "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"
                : $"ProjectionType is {type}, but NonKeyAttributes is specified");
        }
    }

    private static bool ReadEncryption(Request request)
    {
        if (request.Part("SSESpecification") is not { } encryption)
        {
            return false;
        }

        encryption.Only("Enabled");
        return encryption.Flag("Enabled");
    }

    private static string? ReadStream(Request request)
    {
        if (request.Part("StreamSpecification") is not { } stream)
        {
            return null;
        }

        var (isEnabled, view) = StreamSpecification.Read(stream);
        return isEnabled == view is not null ? view : throw DynamoException.Invalid(isEnabled
            ? "Table is being created with a stream enabled, UpdateViewType is required"
            : "Table is being created with a stream disabled, UpdateViewType should not be specified");
    }
}
