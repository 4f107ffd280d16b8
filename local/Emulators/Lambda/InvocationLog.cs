using System.Diagnostics;
using System.Globalization;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>The lines that Lambda itself writes into a function's log around each invocation of one instance.</summary>
internal sealed class InvocationLog(FunctionLog log, FunctionConfig config, int? processId)
{
    private static readonly TimeSpan s_memoryReadEvery = TimeSpan.FromMilliseconds(100);
    private TimeSpan? _init;
    private long _memoryReadAt;
    private long _memoryMaxMb;

    public void Initialised(TimeSpan duration, InitFailure? failure)
    {
        _init = duration;
        if (failure is not null)
        {
            log.Line(FormattableString.Invariant(
                $"INIT_REPORT Init Duration: {duration.TotalMilliseconds:0.00} ms\tPhase: init\tStatus: error\tError Type: {failure.ErrorType}"));
            log.Line($"{failure.ErrorType}: {failure.Message}");
        }
    }

    public void Start(InvokeRequest request) => log.Line($"START RequestId: {request.RequestId} Version: $LATEST");

    public void End(InvokeRequest request, TimeSpan duration, InvokeResult result)
    {
        var status = result switch
        {
            InvokeResult.TimedOut => "\tStatus: timeout",
            InvokeResult.Failed failed => $"\tStatus: error\tError Type: {failed.ErrorType}",
            _ => "",
        };
        var init = _init is { } cold ? string.Create(CultureInfo.InvariantCulture, $"\tInit Duration: {cold.TotalMilliseconds:0.00} ms") : "";
        var billed = Math.Ceiling((duration + (_init ?? TimeSpan.Zero)).TotalMilliseconds);
        _init = null;
        var timedOut = result is InvokeResult.TimedOut late ? $"{request.RequestId} {late.Message}\n" : "";
        log.Line(string.Create(CultureInfo.InvariantCulture,
            $"{timedOut}END RequestId: {request.RequestId}\nREPORT RequestId: {request.RequestId}\tDuration: {duration.TotalMilliseconds:0.00} ms\tBilled Duration: {billed:0} ms\tMemory Size: {config.MemoryMb} MB\tMax Memory Used: {MemoryMaxMb()} MB{init}{status}"));
    }

    /// <summary>The kernel's high-water mark; read seldom, because reading it costs a tenth of a fast invocation.</summary>
    private long MemoryMaxMb()
    {
        if (processId is null || !OperatingSystem.IsLinux() || Stopwatch.GetElapsedTime(_memoryReadAt) < s_memoryReadEvery)
        {
            return _memoryMaxMb;
        }

        _memoryReadAt = Stopwatch.GetTimestamp();
        try
        {
            foreach (var line in File.ReadLines($"/proc/{processId}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    _memoryMaxMb = (long.Parse(line.AsSpan(6).Trim()[..^3], CultureInfo.InvariantCulture) + 1023) / 1024;
                    break;
                }
            }
        }
        catch (IOException)
        {
            // The process has just gone: its last known value stands.
        }

        return _memoryMaxMb;
    }
}
