using System.Globalization;
using System.Text.Json.Nodes;

namespace Ecommerce.Topology;

/// <summary>The OpenAPI 3.1 document: routes from the topology, bodies from the schema files, failures from both.</summary>
public static class OpenApi
{
    public static JsonObject Of(Shop shop)
    {
        var paths = new JsonObject();
        var types = new JsonObject { ["Problem"] = ProblemSchema() };
        foreach (var (_, operation, route) in shop.Routes
            .OrderBy(r => r.Route.Path, StringComparer.Ordinal).ThenBy(r => r.Route.Method, StringComparer.Ordinal))
        {
            var schemas = SchemaFile.Of(operation.Service);
            AddTypes(types, schemas);
            paths[route.Path] ??= new JsonObject();
            paths[route.Path]![route.Method.ToLowerInvariant()] = Describe(operation, route, schemas);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Serverless e-commerce", ["version"] = "1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = $"/{RestApiSpec.Stage}" }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = types, ["securitySchemes"] = Security() },
        };
    }

    private static void AddTypes(JsonObject types, SchemaFile schemas)
    {
        foreach (var (name, type) in schemas.Types)
        {
            types[name] = types[name] is not { } known || JsonNode.DeepEquals(known, type)
                ? type!.DeepClone()
                : throw new TopologyException($"Two services give different bodies the name {name}");
        }
    }

    private static JsonObject Describe(OperationSpec operation, RouteSpec route, SchemaFile schemas)
    {
        var described = new JsonObject { ["operationId"] = operation.Name, ["tags"] = new JsonArray(operation.Service) };
        described["security"] = SecurityOf(route);
        described["parameters"] = new JsonArray([.. Parameters(operation, route, schemas)]);
        if (route.HasBody && schemas.Takes(operation.Name) is { } takes)
        {
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", takes) };
        }

        described["responses"] = Responses(operation, route, schemas);
        return described;
    }

    private static IEnumerable<JsonObject> Parameters(OperationSpec operation, RouteSpec route, SchemaFile schemas)
    {
        foreach (var name in route.PathParameters)
        {
            yield return Parameter(name, "path", isRequired: true);
        }

        if (route.IdempotencyKey is not Need.None)
        {
            yield return Parameter("Idempotency-Key", "header", route.IdempotencyKey is Need.Required);
        }

        if (route.IfMatch)
        {
            yield return Parameter("If-Match", "header", isRequired: true);
        }

        if (route.Conditional)
        {
            yield return Parameter("If-None-Match", "header", isRequired: false);
        }

        // Without a body, what a handler takes is the query string.
        var query = !route.HasBody && schemas.Takes(operation.Name) is { } takes ? schemas.Types[takes]!["properties"]!.AsObject() : [];
        foreach (var (name, schema) in query)
        {
            yield return Parameter(name, "query", isRequired: false, schema!.DeepClone());
        }
    }

    private static JsonObject Responses(OperationSpec operation, RouteSpec route, SchemaFile schemas)
    {
        var success = new JsonObject { ["description"] = "Success" };
        if (schemas.Gives(operation.Name) is { } gives)
        {
            success["content"] = Content("application/json", gives);
        }

        var responses = new JsonObject { [Text(route.Answers)] = success };
        if (route.Conditional)
        {
            responses["304"] = new JsonObject { ["description"] = "Not modified: what the client holds is current" };
        }

        foreach (var sameStatus in route.AllFailures.GroupBy(p => p.Status))
        {
            responses[Text(sameStatus.Key)] = new JsonObject
            {
                ["description"] = string.Join(" | ", sameStatus.Select(p => p.Code)),
                ["content"] = Content("application/problem+json", "Problem"),
            };
        }

        return responses;
    }

    private static JsonObject Parameter(string name, string place, bool isRequired, JsonNode? schema = null) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = isRequired,
        ["schema"] = schema ?? new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Content(string mediaType, string type) => new()
    {
        [mediaType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{type}" } },
    };

    private static JsonArray SecurityOf(RouteSpec route) => route.Access is Access.Iam
        ? [new JsonObject { ["sigv4"] = new JsonArray() }]
        : [.. route.Scopes.Select(scope => (JsonNode)new JsonObject { ["cognito"] = new JsonArray(scope) })];

    private static JsonObject Security() => new()
    {
        ["sigv4"] = new JsonObject
        {
            ["type"] = "apiKey", ["in"] = "header", ["name"] = "Authorization", ["x-amazon-apigateway-authtype"] = "awsSigv4",
        },
        ["cognito"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" },
    };

    private static JsonNode ProblemSchema() => JsonNode.Parse("""
        {
          "type": "object", "required": ["type", "title", "status", "requestId"],
          "properties": {
            "type": { "type": "string", "format": "uri" }, "title": { "type": "string" }, "status": { "type": "integer" },
            "detail": { "type": "string" }, "instance": { "type": "string" }, "requestId": { "type": "string" },
            "errors": {
              "type": "array",
              "items": {
                "type": "object", "required": ["code", "detail"],
                "properties": {
                  "pointer": { "type": "string" }, "parameter": { "type": "string" }, "header": { "type": "string" },
                  "code": { "type": "string" }, "detail": { "type": "string" }, "available": { "type": "integer" }
                }
              }
            }
          }
        }
        """)!;

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
