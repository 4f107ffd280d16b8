using System.Diagnostics;
using System.Globalization;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>The lines that Lambda itself writes into a function's log around each invocation of one instance.</summary>
internal sealed class InvocationLog(InstanceLog log, FunctionConfig config, int? processId)
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
            log.Line($"INIT_REPORT Init Duration: {Ms(duration)} ms\tPhase: init\tStatus: error\tError Type: {failure.ErrorType}");
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
        var init = _init is { } cold ? $"\tInit Duration: {Ms(cold)} ms" : "";
        var billed = Math.Ceiling((duration + (_init ?? TimeSpan.Zero)).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        _init = null;
        var timedOut = result is InvokeResult.TimedOut late ? $"{request.RequestId} {late.Message}\n" : "";
        var report = $"REPORT RequestId: {request.RequestId}\tDuration: {Ms(duration)} ms\tBilled Duration: {billed} ms"
            + $"\tMemory Size: {config.MemoryMb} MB\tMax Memory Used: {MemoryMaxMb()} MB{init}{status}";
        log.Line($"{timedOut}END RequestId: {request.RequestId}\n{report}");
    }

    private static string Ms(TimeSpan duration) => duration.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);

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
