using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Architecture.Join;

/// <summary>
/// JSON Schemas (2020-12, as OpenAPI 3.1 has them) of the bodies of a service. A request says what is taken, so absent and null follow
/// the serializer; an answer says what is given, so what may be null may be missing, since nulls are left out.
/// </summary>
internal sealed class SchemaWriter
{
    private const string OfOpenApi = "#/components/schemas/";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    // As the bodies are read; what is only written has no metadata in a function.
    private static readonly JsonSerializerOptions s_bodies = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new TimestampConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly SortedDictionary<string, JsonNode?> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> _members = [];
    private readonly string _references;
    private bool _isRequest;
    private bool _isQuery;

    private SchemaWriter(string references) => _references = references;

    /// <summary>The text of <c>shared/Topology/Schemas/SERVICE.json</c>.</summary>
    public static string Write(IEnumerable<Route> routes)
    {
        var writer = new SchemaWriter(OfOpenApi);
        var operations = new JsonObject();
        foreach (var route in routes.OrderBy(r => r.Operation, StringComparer.Ordinal))
        {
            operations[route.Operation] = new JsonObject
            {
                ["takes"] = writer.Keep(route.Takes?.Type, isRequest: true) ?? writer.Keep(route.Query, isRequest: true, isQuery: true),
                ["gives"] = writer.Keep(route.Gives, isRequest: false),
            };
        }

        var file = new JsonObject { ["operations"] = operations, ["types"] = new JsonObject(writer._types) };
        return file.ToJsonString(s_indented) + "\n";
    }

    /// <summary>The types that something given is made of, itself included, by name.</summary>
    /// <param name="references">What a reference from one to another begins with.</param>
    public static JsonObject TypesOf(Type given, string references)
    {
        var writer = new SchemaWriter(references);
        writer.Keep(given, isRequest: false);
        return new(writer._types);
    }

    /// <summary><c>Page&lt;Product&gt;</c> is called <c>PageOfProduct</c>.</summary>
    internal static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}"
        : type.Name;

    private string? Keep(Type? type, bool isRequest, bool isQuery = false)
    {
        if (type is null)
        {
            return null;
        }

        (_isRequest, _isQuery) = (isRequest, isQuery);
        _members.Clear();
        s_bodies.GetJsonSchemaAsNode(type, new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });
        return NameOf(type);
    }

    // Called for inner schemas before outer ones. A record becomes a type of its own, and here a reference to it.
    // A member that the exporter meets again is a pointer to its first place.
    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var made = (string?)(node as JsonObject)?["$ref"] is { } first ? _members[first].DeepClone() : Make(context, node);
        _members[$"#/{string.Join('/', context.Path.ToArray())}"] = made;
        return made;
    }

    private JsonNode Make(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var schema = node is JsonObject known ? known : [];
        var isNullable = IsNullable(context) && !_isQuery;
        schema.Remove("default"); // It is null wherever there is one, which is as good as absent.
        if (PrefixOf(type) is { } prefix)
        {
            Restrict(schema, "string", isNullable, "pattern", $"^{prefix}_[0-9a-f]{{32}}$");
        }
        else if (type == typeof(DateTimeOffset))
        {
            Restrict(schema, "string", isNullable, "format", "date-time");
        }
        else if (type.IsEnum)
        {
            schema = Enumeration(schema, isNullable);
        }
        else if (IsRecord(type))
        {
            return Reference(Record(type, schema, context), isNullable);
        }
        else if (schema["type"] is not null)
        {
            schema["type"] = TypeOf(Plain(schema["type"]!), isNullable);
            schema.Remove("pattern"); // Of numbers, which are never texts here.
        }

        AddBounds(schema, context.PropertyInfo);
        return schema;
    }

    private string Record(Type type, JsonObject schema, JsonSchemaExporterContext context)
    {
        var name = NameOf(type);
        var record = new JsonObject { ["type"] = "object", ["properties"] = schema["properties"]?.DeepClone() ?? new JsonObject() };
        DescribeMoments(type, record["properties"]!.AsObject(), context);
        string[] required = _isQuery ? [] : _isRequest ? Required(schema) : Given(type, context);
        if (required.Length > 0)
        {
            record["required"] = new JsonArray([.. required.Select(member => (JsonNode)member)]);
        }

        if (_isRequest)
        {
            record["additionalProperties"] = false;
        }

        if (!_types.TryGetValue(name, out var before))
        {
            _types[name] = record;
        }
        else if (!JsonNode.DeepEquals(Open(before!), Open(record)))
        {
            throw new InvalidOperationException($"{name} is taken and given in two forms: make two records of it");
        }
        else if (_isRequest)
        {
            _types[name] = record; // The stricter form serves both.
        }

        return name;
    }

    // Of a moment that may be absent the exporter tells the default only, and shows it to nobody.
    private void DescribeMoments(Type type, JsonObject properties, JsonSchemaExporterContext context)
    {
        foreach (var property in context.TypeInfo.Options.GetTypeInfo(type).Properties
            .Where(p => p.PropertyType == typeof(DateTimeOffset?) && properties[p.Name]?["type"] is null))
        {
            var schema = new JsonObject();
            Restrict(schema, "string", _isRequest && !_isQuery, "format", "date-time");
            properties[property.Name] = schema;
        }
    }

    // What may be null is left out when it is, unless its attribute says otherwise.
    private static string[] Given(Type type, JsonSchemaExporterContext context)
    {
        var info = context.TypeInfo.Options.GetTypeInfo(type);
        return [.. info.Properties
            .Where(p => p.Get is not null && (!p.IsGetNullable && Nullable.GetUnderlyingType(p.PropertyType) is null || IsAlwaysWritten(p)))
            .Select(p => p.Name)];
    }

    private static bool IsAlwaysWritten(JsonPropertyInfo property) =>
        Attribute<JsonIgnoreAttribute>(property) is { Condition: JsonIgnoreCondition.Never };

    private bool IsNullable(JsonSchemaExporterContext context)
    {
        if (context.PropertyInfo is not { } property)
        {
            return false;
        }

        var canBe = _isRequest ? property.IsSetNullable : property.IsGetNullable;
        return (canBe || Nullable.GetUnderlyingType(property.PropertyType) is not null) && (_isRequest || IsAlwaysWritten(property));
    }

    private static void AddBounds(JsonObject schema, JsonPropertyInfo? property)
    {
        if (property is null || Attribute<BoundsAttribute>(property) is not { } bounds)
        {
            return;
        }

        var (min, max) = Plain(schema["type"]!) switch
        {
            "string" => ("minLength", "maxLength"),
            "array" => ("minItems", "maxItems"),
            "object" => ("minProperties", "maxProperties"),
            "integer" => ("minimum", "maximum"),
            var other => throw new InvalidOperationException($"{property.Name} is of type {other}, which has no bounds"),
        };
        schema[min] = bounds.Min;
        schema[max] = bounds.Max;
    }

    private static T? Attribute<T>(JsonPropertyInfo property) where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().SingleOrDefault();

    private static void Restrict(JsonObject schema, string type, bool isNullable, string keyword, string value)
    {
        schema["type"] = TypeOf(type, isNullable);
        schema[keyword] = value;
    }

    private static JsonObject Enumeration(JsonObject schema, bool isNullable)
    {
        var words = schema["enum"]!.AsArray().Where(word => word is not null).Select(word => word!.DeepClone()).ToList();
        JsonNode?[] none = isNullable ? [null] : [];
        return new() { ["enum"] = new JsonArray([.. words, .. none]), ["type"] = TypeOf("string", isNullable) };
    }

    private JsonObject Reference(string name, bool isNullable)
    {
        var reference = new JsonObject { ["$ref"] = $"{_references}{name}" };
        return isNullable ? new() { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private static JsonNode TypeOf(string type, bool isNullable) => isNullable ? new JsonArray(type, "null") : type;

    // The type beside null, and beside the text that the exporter allows for numbers.
    private static string Plain(JsonNode type) => type is JsonArray several
        ? several.Select(t => (string)t!).Where(t => t != "null").OrderBy(t => t == "string").First()
        : (string)type!;

    private static string[] Required(JsonObject schema) => [.. (schema["required"]?.AsArray() ?? []).Select(member => (string)member!)];

    private static JsonNode Open(JsonNode record)
    {
        var open = record.DeepClone().AsObject();
        open.Remove("additionalProperties");
        return open;
    }

    private static string? PrefixOf(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))
            ? (string)type.GetProperty("Prefix")!.GetValue(null)!
            : null;

    private static bool IsRecord(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("Ecommerce.", StringComparison.Ordinal) && !type.IsEnum && PrefixOf(type) is null;
}
