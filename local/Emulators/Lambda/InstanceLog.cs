using System.Buffers;
using System.Text;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// One instance's way into its function's log. It can keep the end of what a single request writes, which the Invoke API answers to
/// <c>LogType: Tail</c>.
/// </summary>
internal sealed class InstanceLog(FunctionLog log)
{
    /// <summary>Lambda API reference, Invoke, "LogResult": the last 4 KB.</summary>
    private const int TailBytesMax = 4 * 1024;

    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte>? _tail;

    public void Line(string line)
    {
        log.Line(line);
        if (_tail is not null)
        {
            Keep(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    /// <summary>Appends whole lines as a process wrote them.</summary>
    public void Write(ReadOnlySpan<byte> lines)
    {
        log.Write(lines);
        Keep(lines);
    }

    public void StartTail()
    {
        lock (_gate)
        {
            _tail = new();
        }
    }

    public ReadOnlyMemory<byte> EndTail()
    {
        lock (_gate)
        {
            var kept = _tail?.WrittenMemory ?? default;
            _tail = null;
            return kept[Math.Max(kept.Length - TailBytesMax, 0)..];
        }
    }

    private void Keep(ReadOnlySpan<byte> lines)
    {
        lock (_gate)
        {
            if (_tail is null)
            {
                return;
            }

            if (_tail.WrittenCount > 16 * TailBytesMax)
            {
                var end = _tail.WrittenSpan[^TailBytesMax..].ToArray();
                _tail.ResetWrittenCount();
                _tail.Write(end);
            }

            _tail.Write(lines);
        }
    }
}
