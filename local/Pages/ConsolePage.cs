using System.Globalization;
using System.Reflection;
using System.Text;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Pages;

/// <summary>The console at <c>/_local</c>: what the shop is made of and what it did last. One plain page that loads itself anew.</summary>
public sealed class ConsolePage(LocalCloud cloud)
{
    private const int RowsMax = 25;

    private static readonly byte[] s_style = ReadStyle();
    private static readonly Cell[] s_requests = ["Time", Cell.Number("Took"), "Status", "Method", Cell.Wide("Path"), "Operation"];
    private static readonly Cell[] s_invocations = ["Time", Cell.Number("Took"), "Outcome", "Start", "Code", Cell.Wide("Function")];
    private static readonly Cell[] s_routes = ["Method", "Path", "Access", "Operation", Cell.Wide("Function")];
    private static readonly Cell[] s_tables = ["Table", Cell.Number("Items"), Cell.Wide("Indexes")];

    public Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return SendAsync(context, 405, "text/plain; charset=utf-8", "The console is only read"u8.ToArray());
        }

        return context.Request.Path.Value switch
        {
            "/_local" or "/_local/" => SendAsync(context, 200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(Page())),
            "/_local/console.css" => SendAsync(context, 200, "text/css; charset=utf-8", s_style),
            _ => SendAsync(context, 404, "text/plain; charset=utf-8", "There is no such page of the console"u8.ToArray()),
        };
    }

    private static async Task SendAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private string Page() => $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
          <title>Ecommerce, local</title><link rel="stylesheet" href="/_local/console.css">
        </head>
        <body>
          <header>
            <h1>Ecommerce</h1><p>the local AWS, {Html.Text(Build.Version)}</p>
            <nav><a href="/api/products">products</a> <a href="/api/categories">categories</a></nav>
            <p class="end">AWS at <code>{Html.Text(Aws)}</code></p>
          </header>
          <main>
          {Html.Table("Requests", Latest, s_requests, Requests())}
          {Html.Table("Invocations", Latest, s_invocations, Invocations())}
          {Html.Table("Routes", "under /api", s_routes, Routes())}
          {Html.Table("Tables", "", s_tables, Tables())}
          </main>
        </body>
        </html>
        """;

    private static string Latest => $"the latest {RowsMax}, UTC";

    // Null while the shop starts: the console is there a moment before the addresses are written down.
    private string Aws => cloud.Outputs is { } outputs ? (string)outputs.Values["awsEndpoint"]! : "";

    private IEnumerable<Cell[]> Requests() => cloud.Front.Recent.Reverse().Take(RowsMax).Select(r => (Cell[])
    [
        Time(r.At), Cell.Number(Milliseconds(r.Duration)), new(r.Status.ToString(CultureInfo.InvariantCulture), Style(r.Status)), r.Method,
        Cell.Wide(r.Path), r.Operation,
    ]);

    private IEnumerable<Cell[]> Invocations() => cloud.Lambda.Recent.Reverse().Take(RowsMax).Select(i => (Cell[])
    [
        Time(i.At), Cell.Number(Milliseconds(i.Duration)), new(i.Outcome, i.Outcome == "ok" ? "good" : "bad"),
        i.Cold ? new($"cold, {Milliseconds(i.Init ?? TimeSpan.Zero)}", "warn") : new("warm", "soft"), i.Code,
        Cell.Wide(cloud.Shop.Functions.FirstOrDefault(f => f.NameIn(cloud.Place) == i.Function)?.Name ?? i.Function),
    ]);

    private IEnumerable<Cell[]> Tables() => cloud.Dynamo.Tables().Select(t => (Cell[])
        [t.Name, Cell.Number(t.ItemCount.ToString("N0", CultureInfo.InvariantCulture)), Cell.Wide(string.Join(", ", t.Indexes))]);

    private IEnumerable<Cell[]> Routes() => cloud.Shop.Routes
        .OrderBy(r => r.Route.Path, StringComparer.Ordinal).ThenBy(r => r.Route.Method, StringComparer.Ordinal)
        .Select(r => (Cell[])
            [r.Route.Method, r.Route.Path, new(r.Route.Access.ToString(), "soft"), r.Operation.Name, Cell.Wide(r.Function.Name)]);

    private static string Style(int status) => status switch { >= 500 => "bad", >= 400 => "warn", _ => "good" };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 ms", CultureInfo.InvariantCulture);

    private static byte[] ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("console.css")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
