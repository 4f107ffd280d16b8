using System.Globalization;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Sqs;
using Ecommerce.Local.Tracing;

namespace Ecommerce.Local.Pages;

/// <summary>The console's first page: what the shop is made of and what it did last.</summary>
internal sealed class OverviewPage(LocalCloud cloud)
{
    private const int RowsMax = 25;

    private static readonly Cell[] s_requests = ["Time", Cell.Number("Took"), "Status", "Method", Cell.Wide("Path"), "Operation"];
    private static readonly Cell[] s_invocations = ["Time", Cell.Number("Took"), "Outcome", "Start", "Code", Cell.Wide("Function")];
    private static readonly Cell[] s_denials = ["Time", "Action", Cell.Wide("Why")];
    private static readonly Cell[] s_routes = ["Method", "Path", "Access", "Operation", Cell.Wide("Function")];
    private static readonly Cell[] s_tables = ["Table", Cell.Number("Items"), Cell.Wide("Indexes")];
    private static readonly Cell[] s_queues = [Cell.Wide("Queue"), Cell.Number("Due"), Cell.Number("In flight"), Cell.Number("Delayed")];

    private static readonly Cell[] s_topics = ["Topic", Cell.Number("Subscriptions"), Cell.Wide("ARN")];
    private static readonly Cell[] s_undelivered = ["Time", "Kept", "Subscriber", Cell.Wide("Why")];

    public async ValueTask<string> ContentAsync(CancellationToken cancellation)
    {
        var queues = await cloud.Queues.QueuesAsync(cancellation);
        return $"""
            {(cloud.Denials.Recent.Count > 0 ? Html.Table("Denied calls", "for want of a right, UTC", s_denials, Denials()) : "")}
            {(Undelivered().Any() ? Html.Table("Undelivered", "notifications of topics, UTC", s_undelivered, Undelivered()) : "")}
            {Html.Table("Requests", $"the latest {RowsMax}, UTC; the path leads to the request's trace", s_requests, Requests())}
            {Html.Table("Invocations", $"the latest {RowsMax}, UTC", s_invocations, Invocations())}
            {Html.Table("Routes", "under /api", s_routes, Routes())}
            {Html.Table("Tables", "", s_tables, Tables())}
            {(queues.Count > 0 ? Html.Table("Queues", "a name leads to their dead letters", s_queues, Queues(queues)) : "")}
            {Html.Table("Topics", $"{cloud.Topics.WaitingCount} notifications wait to be delivered", s_topics, Topics())}
            """;
    }

    private IEnumerable<Cell[]> Denials() => cloud.Denials.Recent.Reverse().Take(RowsMax).Select(d => (Cell[])
        [Time(d.At), new(d.Action, "bad"), Cell.Wide(d.Words)]);

    private IEnumerable<Cell[]> Requests() => cloud.Front.Recent.Reverse().Take(RowsMax).Select(r => (Cell[])
    [
        Time(r.At), Cell.Number(Milliseconds(r.Duration)), new(r.Status.ToString(CultureInfo.InvariantCulture), Style(r.Status)), r.Method,
        Cell.Wide(r.Path).To(XRayHeader.Read(r.TraceId) is { Root: var root } ? $"/_local/traces/{root}" : ""), r.Operation,
    ]);

    private IEnumerable<Cell[]> Invocations() => cloud.Lambda.Recent.Reverse().Take(RowsMax).Select(i => (Cell[])
    [
        Time(i.At), Cell.Number(Milliseconds(i.Duration)), new(i.Outcome, i.Outcome == "ok" ? "good" : "bad"),
        i.Cold ? new($"cold, {Milliseconds(i.Init ?? TimeSpan.Zero)}", "warn") : new("warm", "soft"), i.Code,
        Cell.Wide(cloud.Shop.Functions.FirstOrDefault(f => f.NameIn(cloud.Place) == i.Function)?.Name ?? i.Function),
    ]);

    private IEnumerable<Cell[]> Tables() => cloud.Dynamo.Tables().Select(t => (Cell[])
    [
        new Cell(t.Name).To($"/_local/tables/{Uri.EscapeDataString(t.Name)}"),
        Cell.Number(t.ItemCount.ToString("N0", CultureInfo.InvariantCulture)), Cell.Wide(string.Join(", ", t.Indexes)),
    ]);

    private static IEnumerable<Cell[]> Queues(IEnumerable<QueueSummary> queues) => queues.Select(queue => (Cell[])
    [
        Cell.Wide(queue.Name).To(QueuesPage.Path), Count(queue.Counts.Visible), Count(queue.Counts.NotVisible), Count(queue.Counts.Delayed),
    ]);

    private IEnumerable<Cell[]> Undelivered() => cloud.Topics.Log.Failures.Reverse().Take(RowsMax).Select(one => (Cell[])
        [Time(one.At), one.IsInQueue ? "in its dead-letter queue" : new Cell("lost", "bad"), one.Endpoint, Cell.Wide(one.Error)]);

    private IEnumerable<Cell[]> Topics() => cloud.Topics.Topics().Select(topic => (Cell[])
        [topic.Name, Count(topic.SubscriptionsCount), Cell.Wide(topic.Arn)]);

    private static Cell Count(long number) => Cell.Number(number.ToString("N0", CultureInfo.InvariantCulture));

    private IEnumerable<Cell[]> Routes() => cloud.Shop.Routes
        .OrderBy(r => r.Route.Path, StringComparer.Ordinal).ThenBy(r => r.Route.Method, StringComparer.Ordinal)
        .Select(r => (Cell[])
            [r.Route.Method, r.Route.Path, new(r.Route.Access.ToString(), "soft"), r.Operation.Name, Cell.Wide(r.Function.Name)]);

    private static string Style(int status) => status switch { >= 500 => "bad", >= 400 => "warn", _ => "good" };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 ms", CultureInfo.InvariantCulture);
}
