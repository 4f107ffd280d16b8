using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Pages;

/// <summary>What a button of the console does. Only the console's own pages may press one.</summary>
internal sealed class ConsoleActions(LocalCloud cloud)
{
    private const string Redrive = "/redrive";

    private readonly DeadLetterQueues _deadLetters = new(cloud);

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!HttpMethods.IsPost(context.Request.Method) || QueueIn(path) is not { } queue)
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await ConsoleReply.SendTextAsync(context, 405, "This page of the console is only read");
        }
        else if (!IsOurOwn(context.Request))
        {
            await ConsoleReply.SendTextAsync(context, 403, "Only the console's own pages may do this");
        }
        else if (await _deadLetters.RedriveAsync(queue, context.RequestAborted) is { } refusal)
        {
            await ConsoleReply.SendTextAsync(context, 409, refusal);
        }
        else
        {
            context.Response.StatusCode = 303;
            context.Response.Headers.Location = QueuesPage.Path;
        }
    }

    // The browser itself says where a request comes from, and no page can say it otherwise. Origin alone would not do: our pages give no
    // referrer, so theirs is "null", which any page can bring about (Fetch Standard, "append a request Origin header").
    private static bool IsOurOwn(HttpRequest request) => request.Headers.TryGetValue("Sec-Fetch-Site", out var site)
        ? site == "same-origin"
        : request.Headers.Origin == $"{request.Scheme}://{request.Host}";

    private static string? QueueIn(string path) =>
        path.StartsWith($"{QueuesPage.Path}/", StringComparison.Ordinal) && path.EndsWith(Redrive, StringComparison.Ordinal)
        && path.Length > QueuesPage.Path.Length + 1 + Redrive.Length
            ? path[(QueuesPage.Path.Length + 1)..^Redrive.Length]
            : null;
}
