using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Pages;

/// <summary>The items of one table, a page at a time, as any client would scan them.</summary>
internal sealed class TablePage(DynamoDbEmulator dynamo)
{
    private const int ItemsMax = 25;

    /// <param name="after">Where the page before ended, as its link said; empty for the first page.</param>
    /// <returns>Null when there is no such table, or the link is none of ours.</returns>
    public async ValueTask<string?> OfAsync(string name, string after, CancellationToken cancellation)
    {
        if (Body(name, after) is not { } body)
        {
            return null;
        }

        var headers = new Dictionary<string, string> { ["x-amz-target"] = "DynamoDB_20120810.Scan" };
        var call = new AwsCall("POST", "/", "", headers, body) { Caller = Caller.Owner };
        var reply = await dynamo.HandleAsync(call, cancellation);
        return reply.Status == 200 ? Page(name, JsonNode.Parse(reply.Body.Span, documentOptions: new() { MaxDepth = 128 })!) : null;
    }

    private static string Page(string name, JsonNode answer)
    {
        var page = new StringBuilder($"<section><h2>{Html.Text(name)} <small>{ItemsMax} items at a time</small></h2>");
        foreach (var item in answer["Items"]!.AsArray())
        {
            var attributes = item!.AsObject().OrderBy(a => a.Key is "pk" ? 0 : a.Key is "sk" ? 1 : 2).ToArray();
            var key = string.Join("  ", attributes.TakeWhile(a => a.Key is "pk" or "sk").Select(a => Plain(a.Value!)));
            var all = string.Join('\n', attributes.Select(a => $"{a.Key}: {Plain(a.Value!)}"));
            page.Append($"<details><summary>{Html.Text(key)}</summary><pre>{Html.Text(all)}</pre></details>");
        }

        if (answer["LastEvaluatedKey"] is { } last)
        {
            var after = Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(last.ToJsonString())));
            page.Append($"<p><a href=\"/_local/tables/{Html.Text(Uri.EscapeDataString(name))}?after={after}\">more</a></p>");
        }

        return page.Append("</section>").ToString();
    }

    /// <summary>An attribute's value without its type; inside of lists and maps the types stay.</summary>
    private static string Plain(JsonNode value)
    {
        var (type, inner) = value.AsObject().Single();
        return type is "S" or "N" ? (string)inner! : inner?.ToJsonString() ?? "";
    }

    private static byte[]? Body(string name, string after)
    {
        try
        {
            var request = new JsonObject { ["TableName"] = name, ["Limit"] = ItemsMax };
            if (after.Length > 0)
            {
                request["ExclusiveStartKey"] = JsonNode.Parse(Convert.FromBase64String(after));
            }

            return JsonSerializer.SerializeToUtf8Bytes(request);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return null; // Somebody wrote the address by hand.
        }
    }
}
