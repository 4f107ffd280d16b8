using System.Reflection;
using System.Text;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Pages;

/// <summary>The console at <c>/_local</c>: plain pages, and the few things that they can do.</summary>
public sealed class ConsolePage(LocalCloud cloud)
{
    private const string Traces = "/_local/traces/";
    private const string Tables = "/_local/tables/";

    private static readonly byte[] s_style = ReadStyle();

    private readonly Layout _layout = new(cloud);
    private readonly OverviewPage _overview = new(cloud);
    private readonly BusPage _bus = new(cloud);
    private readonly UsersPage _users = new(cloud);
    private readonly QueuesPage _queues = new(cloud);
    private readonly TablePage _table = new(cloud.Dynamo);
    private readonly ConsoleActions _actions = new(cloud);

    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await _actions.HandleAsync(context);
            return;
        }

        var path = context.Request.Path.Value ?? "";
        if (path == "/_local/console.css")
        {
            await ConsoleReply.SendAsync(context, 200, "text/css; charset=utf-8", s_style);
            return;
        }

        if (await PageAsync(context.Request, path, context.RequestAborted) is { } page)
        {
            await ConsoleReply.SendAsync(context, 200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(page));
            return;
        }

        await ConsoleReply.SendTextAsync(context, 404, "There is no such page of the console, or no longer");
    }

    private async ValueTask<string?> PageAsync(HttpRequest request, string path, CancellationToken cancellation)
    {
        if (path is "/_local" or "/_local/")
        {
            return _layout.Page("Ecommerce, local", await _overview.ContentAsync(cancellation), reloads: true);
        }

        if (path == "/_local/bus")
        {
            return _layout.Page("The bus", _bus.Content(), reloads: true);
        }

        if (path == UsersPage.Path)
        {
            return _layout.Page("Users", _users.Content(), reloads: true);
        }

        if (path == QueuesPage.Path)
        {
            return _layout.Page("Queues", await _queues.ContentAsync(cancellation), reloads: true);
        }

        if (path.StartsWith(Traces, StringComparison.Ordinal) && TracePage.Of(cloud.Traces, path[Traces.Length..]) is { } trace)
        {
            return _layout.Page("One request", trace);
        }

        if (path.StartsWith(Tables, StringComparison.Ordinal)
            && await _table.OfAsync(path[Tables.Length..], request.Query["after"].ToString(), cancellation) is { } table)
        {
            return _layout.Page(path[Tables.Length..], table);
        }

        return null;
    }

    private static byte[] ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("console.css")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
