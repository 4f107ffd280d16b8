using System.Globalization;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Pages;

/// <summary>The queues with what waits in each, and what waits for a person, with a button that brings it back.</summary>
internal sealed class QueuesPage(LocalCloud cloud)
{
    public const string Path = "/_local/queues";

    private static readonly Cell[] s_queues =
        [Cell.Wide("Queue"), Cell.Number("Due"), Cell.Number("In flight"), Cell.Number("Delayed"), Cell.Number("Dead letters"), ""];

    private static readonly Cell[] s_others = [Cell.Wide("Queue"), Cell.Number("Waiting")];

    private readonly DeadLetters _deadLetters = new(cloud.Shop, cloud.Place);

    public async ValueTask<string> ContentAsync(CancellationToken cancellation)
    {
        var counts = (await cloud.Queues.QueuesAsync(cancellation)).ToDictionary(queue => queue.Name, queue => queue.Counts);
        return $"""
            {Html.Table("Queues", "messages; a dead letter is one that failed too often", s_queues, Queues(counts))}
            {Html.Table("Dead letters that came from no queue", "the runbook says what to do about them", s_others, Others(counts))}
            """;
    }

    private IEnumerable<Cell[]> Queues(IReadOnlyDictionary<string, QueueCounts> counts) =>
        from dead in _deadLetters.All
        where dead.From is not null
        let queue = counts.GetValueOrDefault(dead.From!.QueueName)
        let waiting = Waiting(counts.GetValueOrDefault(dead.QueueName))
        select (Cell[])
        [
            Cell.Wide(dead.From!.Name), Count(queue.Visible), Count(queue.NotVisible), Count(queue.Delayed), Dead(waiting),
            waiting > 0 ? Cell.Button("bring back", $"{Path}/{Uri.EscapeDataString(dead.Name)}/redrive") : "",
        ];

    private IEnumerable<Cell[]> Others(IReadOnlyDictionary<string, QueueCounts> counts) =>
        from dead in _deadLetters.All
        where dead.From is null
        select (Cell[])[Cell.Wide(dead.Name), Dead(Waiting(counts.GetValueOrDefault(dead.QueueName)))];

    private static long Waiting(QueueCounts counts) => counts.Visible + counts.NotVisible + counts.Delayed;

    private static Cell Dead(long waiting) => Count(waiting) with { Style = waiting > 0 ? "number bad" : "number" };

    private static Cell Count(long number) => Cell.Number(number.ToString("N0", CultureInfo.InvariantCulture));
}
