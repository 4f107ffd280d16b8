using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html, of which the description can be changed locally:
/// everything else is the topology's. Any change has the function served by new instances, as on AWS.
/// </summary>
internal static class FunctionUpdate
{
    private const string Member = "Description";
    private const int DescriptionCharactersMax = 256;

    public static AwsReply Run(AwsCall call, FunctionConfig function, LambdaHost host)
    {
        var (description, refusal) = Read(call.Body);
        if (refusal is not null)
        {
            return refusal;
        }

        host.Describe(function.Name, description ?? function.Description);
        return LambdaReply.Json(json => FunctionDocument.WriteUpdating(json, host.Find(function.Name)!));
    }

    private static (string? Description, AwsReply? Refusal) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : (null, NoJson());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, NoJson()); // No JSON, or texts in it that are no Unicode.
        }
    }

    private static (string? Description, AwsReply? Refusal) Read(JsonElement update)
    {
        if (update.EnumerateObject().Select(m => m.Name).FirstOrDefault(name => name != Member) is { } other)
        {
            return (null, LambdaReply.Invalid($"The local Lambda cannot change '{other}': the topology says it"));
        }

        if (!update.TryGetProperty(Member, out var told) || told.ValueKind == JsonValueKind.Null)
        {
            return (null, null);
        }

        if (told.ValueKind != JsonValueKind.String)
        {
            return (null, NoJson());
        }

        var description = told.GetString()!;
        return description.Length <= DescriptionCharactersMax
            ? (description, null)
            : (null, LambdaReply.Refuse(400, "ValidationException",
                $"1 validation error detected: Value '{description}' at 'description' failed to satisfy constraint: "
                + $"Member must have length less than or equal to {DescriptionCharactersMax}"));
    }

    private static AwsReply NoJson() => LambdaReply.Refuse(400, "InvalidRequestContentException", "Could not parse request body into json");
}
