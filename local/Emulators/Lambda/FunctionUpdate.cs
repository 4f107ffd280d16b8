using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html, of which the description can be changed locally:
/// everything else is the topology's. Any change has the function served by new instances, as on AWS.
/// </summary>
internal static class FunctionUpdate
{
    private const string Description = "Description";
    private const string Revision = "RevisionId";
    private const int DescriptionCharactersMax = 256;

    public static AwsReply Run(AwsCall call, FunctionConfig function, LambdaHost host)
    {
        var (update, refusal) = Read(call.Body);
        if (refusal is not null)
        {
            return refusal;
        }

        return host.TryDescribe(function.Name, update.Description, update.RevisionId)
            ? LambdaReply.Json(json => FunctionDocument.WriteUpdating(json, host.Find(function.Name)!))
            : LambdaReply.Refuse(412, "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. "
                + "Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
    }

    private static (Update Update, AwsReply? Refusal) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : (default, NoJson());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (default, NoJson()); // No JSON, members of another type, or texts in it that are no Unicode.
        }
    }

    private static (Update Update, AwsReply? Refusal) Read(JsonElement update)
    {
        if (update.EnumerateObject().Select(m => m.Name).FirstOrDefault(name => name is not (Description or Revision)) is { } other)
        {
            return (default, LambdaReply.Invalid($"The local Lambda cannot change '{other}': the topology says it"));
        }

        var (description, revision) = (Text(update, Description), Text(update, Revision));
        return description is null or { Length: <= DescriptionCharactersMax }
            ? (new(description, revision), null)
            : (default, LambdaReply.Refuse(400, "ValidationException",
                $"1 validation error detected: Value '{description}' at 'description' failed to satisfy constraint: "
                + $"Member must have length less than or equal to {DescriptionCharactersMax}"));
    }

    private static string? Text(JsonElement update, string member) =>
        update.TryGetProperty(member, out var told) ? told.GetString() : null;

    private static AwsReply NoJson() => LambdaReply.Refuse(400, "InvalidRequestContentException", "Could not parse request body into json");

    /// <summary>What is asked for; null: nothing.</summary>
    private readonly record struct Update(string? Description, string? RevisionId);
}
