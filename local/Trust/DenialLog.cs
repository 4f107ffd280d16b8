using System.Collections.Concurrent;

namespace Ecommerce.Local.Trust;

/// <summary>Calls that were refused for want of a right: each kind told once, and the latest kept for the console.</summary>
/// <param name="to">Where each kind is told once; null is told nothing.</param>
public sealed class DenialLog(TextWriter to)
{
    /// <summary>Denied calls that are remembered.</summary>
    public const int RecentMax = 256;

    private readonly ConcurrentQueue<Denial> _recent = new();
    private readonly ConcurrentDictionary<(string Caller, string Action, string Resource), bool> _told = new();

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<Denial> Recent => [.. _recent];

    public void Add(Denial denial)
    {
        _recent.Enqueue(denial);
        while (_recent.Count > RecentMax)
        {
            _recent.TryDequeue(out _);
        }

        // A function that lacks a right lacks it on every request; one line says it. Beyond the bound the console still shows them.
        if (_told.Count < RecentMax && _told.TryAdd((denial.CallerArn, denial.Action, denial.Resource), true))
        {
            to.WriteLine($"AccessDenied: {denial.Words}");
        }
    }
}
