using System.Runtime.InteropServices;

namespace Ecommerce.Local.Commands;

/// <summary>
/// Ctrl-C and the signals that ask a process to end. The first asks for an orderly end; a second one, or an end that takes too long,
/// cuts off what is left.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _count;
    private Timer? _patience;

    public Interruption()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _patience?.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true; // Of the signal's own effect, which is to end us at once.
        if (Interlocked.Increment(ref _count) > 1)
        {
            CutOff("stopped at once; the data is whole, requests under way were cut off");
        }

        _patience = new(_ => CutOff("did not stop in time and was cut off"), null, LocalLimits.Stopping, Timeout.InfiniteTimeSpan);
        _ = _stop.CancelAsync();
    }

    // Functions that still run end with us: the orphan guard sees to it.
    private static void CutOff(string why)
    {
        Console.Error.WriteLine(why);
        Environment.Exit(ExitCode.Interrupted);
    }
}
