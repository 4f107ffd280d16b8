using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Pages;

/// <summary>The console at <c>/_local</c>: what the shop is made of and what it did last. Plain pages that load themselves anew.</summary>
public sealed class ConsolePage(LocalCloud cloud)
{
    private const int RowsMax = 25;

    private static readonly byte[] s_style = ReadStyle();

    public Task HandleAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/_local" or "/_local/" => SendAsync(context, 200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(Page())),
        "/_local/console.css" => SendAsync(context, 200, "text/css; charset=utf-8", s_style),
        _ => SendAsync(context, 404, "text/plain; charset=utf-8", "There is no such page of the console"u8.ToArray()),
    };

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
          <header><h1>Ecommerce</h1><p>the local AWS, {Text(Build.Version)}</p></header>
          <main>
          {Section("Requests", "Time|Method|Path|Operation|Status|Duration", Requests())}
          {Section("Invocations", "Time|Function|Code|Start|Outcome|Duration", Invocations())}
          {Section("Tables", "Table|Items|Indexes", Tables())}
          {Section("Routes", "Method|Path|Operation|Function|Access", Routes())}
          </main>
        </body>
        </html>
        """;

    private IEnumerable<string[]> Requests() => cloud.Front.Recent.Reverse().Take(RowsMax).Select(r => (string[])
        [Time(r.At), r.Method, r.Path, r.Operation, r.Status.ToString(CultureInfo.InvariantCulture), Milliseconds(r.Duration)]);

    private IEnumerable<string[]> Invocations() => cloud.Lambda.Recent.Reverse().Take(RowsMax).Select(i => (string[])
    [
        Time(i.At), i.Function, i.Code, i.Cold ? $"cold, {Milliseconds(i.Init ?? TimeSpan.Zero)}" : "warm", i.Outcome, Milliseconds(i.Duration),
    ]);

    private IEnumerable<string[]> Tables() => cloud.Dynamo.Tables().Select(t => (string[])
        [t.Name, t.ItemCount.ToString("N0", CultureInfo.InvariantCulture), string.Join(", ", t.Indexes)]);

    private IEnumerable<string[]> Routes() => cloud.Shop.Routes.OrderBy(r => r.Route.Path, StringComparer.Ordinal).Select(r => (string[])
        [r.Route.Method, r.Route.Path, r.Operation.Name, r.Function.Name, r.Route.Access.ToString()]);

    private static string Section(string title, string columns, IEnumerable<string[]> rows)
    {
        var html = new StringBuilder($"<section><h2>{Text(title)}</h2><table><thead><tr>");
        html.AppendJoin("", columns.Split('|').Select(c => $"<th>{Text(c)}</th>")).Append("</tr></thead><tbody>");
        var count = 0;
        foreach (var row in rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>");
            count++;
        }

        return html.Append(count == 0 ? "<tr><td class=\"none\">nothing yet</td></tr>" : "").Append("</tbody></table></section>").ToString();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 ms", CultureInfo.InvariantCulture);

    // Whatever a client sent (a path, say) is text here, never markup.
    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static byte[] ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("console.css")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
