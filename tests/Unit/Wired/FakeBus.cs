using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.Wired;

/// <summary>
/// PutEvents as it looks on the wire. It takes every event unless a test has something against it, and refuses a whole call of which the
/// caller may not say one entry, as EventBridge does.
/// </summary>
internal sealed class FakeBus : IEmulator
{
    public string Service => "events";

    /// <summary>How many entries each call had.</summary>
    public List<int> Calls { get; } = [];

    /// <summary>The entries that were accepted, as they were sent.</summary>
    public List<JsonObject> Said { get; } = [];

    /// <summary>Says of an entry why it is refused; null: it is not.</summary>
    public Func<JsonObject, string?> Refusal { get; set; } = _ => null;

    public ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        var entries = JsonNode.Parse(call.Body.Span)!["Entries"]!.AsArray().Select(entry => entry!.AsObject()).ToList();
        Calls.Add(entries.Count);
        return new(entries.Count > 10 ? Reply(400, """{"__type":"ValidationException"}""")
            : entries.Exists(entry => !MaySay(call.Caller, entry)) ? Reply(400, """{"__type":"AccessDeniedException","message":"no"}""")
            : Reply(200, new JsonObject { ["Entries"] = new JsonArray([.. entries.Select(Put)]) }.ToJsonString()));
    }

    /// <summary>The ids of the events said, in the order in which they were.</summary>
    public IEnumerable<string> SaidIds => Said.Select(IdOf);

    public static string IdOf(JsonObject entry) => (string)JsonNode.Parse((string)entry["Detail"]!)!["metadata"]!["id"]!;

    private JsonNode Put(JsonObject entry)
    {
        if (Refusal(entry) is { } code)
        {
            return new JsonObject { ["ErrorCode"] = code, ["ErrorMessage"] = "because" };
        }

        Said.Add(entry);
        return new JsonObject { ["EventId"] = $"{Said.Count}" };
    }

    private static bool MaySay(Caller caller, JsonObject entry) =>
        caller.Refuse(new("events:PutEvents", $"arn:aws:events:us-east-1:000000000000:event-bus/{entry["EventBusName"]}")
        {
            Keys = new Dictionary<string, IReadOnlyList<string>>
            {
                ["events:source"] = [(string)entry["Source"]!], ["events:detail-type"] = [(string)entry["DetailType"]!],
            },
        }) is null;

    private static AwsReply Reply(int status, string body) => new(status, "application/x-amz-json-1.1", Encoding.UTF8.GetBytes(body));
}
