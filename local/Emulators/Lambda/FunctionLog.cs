using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>The log files of all functions, one per function, shared by its instances.</summary>
public sealed class FunctionLogs(string directory) : IDisposable
{
    private readonly ConcurrentDictionary<string, FunctionLog> _logs = new(StringComparer.Ordinal);

    public string PathOf(string function) => Path.Combine(directory, function + ".log");

    public FunctionLog Of(string function) => _logs.GetOrAdd(function, name => new FunctionLog(PathOf(name)));

    public void Dispose()
    {
        foreach (var log in _logs.Values)
        {
            log.Dispose();
        }
    }
}

/// <summary>
/// One function's log. Writers append to memory; a timer brings it to the file, so an invocation does not wait for the disk.
/// At 10 MB the file becomes <c>.1</c> and a new one starts.
/// </summary>
public sealed class FunctionLog : IDisposable
{
    private const int PendingBytesMax = 1024 * 1024;
    private const int FlushAfterMilliseconds = 50;
    private readonly Lock _gate = new();
    private readonly Lock _fileGate = new();
    private readonly string _path;
    private readonly long _fileBytesMax;
    private readonly Timer _timer;
    private ArrayBufferWriter<byte> _pending = new();
    private ArrayBufferWriter<byte> _writing = new();
    private FileStream? _file;
    private bool _scheduled;
    private bool _disposed;
    private long _lostBytes;

    public FunctionLog(string path, long fileBytesMax = 10 * 1024 * 1024)
    {
        (_path, _fileBytesMax) = (path, fileBytesMax);
        _timer = new Timer(_ => Flush());
    }

    public void Line(string line)
    {
        bool full;
        lock (_gate)
        {
            Encoding.UTF8.GetBytes(line, _pending);
            full = EndLine();
        }

        FlushIf(full);
    }

    /// <summary>Appends whole lines as a process wrote them.</summary>
    public void Write(ReadOnlySpan<byte> lines)
    {
        bool full;
        lock (_gate)
        {
            _pending.Write(lines.EndsWith("\n"u8) ? lines[..^1] : lines);
            full = EndLine();
        }

        FlushIf(full);
    }

    public void Flush()
    {
        lock (_fileGate)
        {
            lock (_gate)
            {
                (_pending, _writing) = (_writing, _pending);
                _scheduled = false;
            }

            try
            {
                Append(_writing.WrittenSpan);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A full disk, or a file that may not be written, must not take the functions with it: what is lost is
                // counted, and told when writing works again.
                _lostBytes += _writing.WrittenCount;
            }

            _writing.ResetWrittenCount();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
        Flush();
        lock (_fileGate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private bool EndLine()
    {
        _pending.Write("\n"u8);
        if (!_scheduled && !_disposed)
        {
            _scheduled = true;
            _timer.Change(FlushAfterMilliseconds, Timeout.Infinite);
        }

        return _pending.WrittenCount > PendingBytesMax;
    }

    /// <summary>Beyond the bound the writer itself pays for the disk: a function that floods its log is slowed by it.</summary>
    private void FlushIf(bool full)
    {
        if (full)
        {
            Flush();
        }
    }

    private void Append(ReadOnlySpan<byte> lines)
    {
        if (lines.IsEmpty)
        {
            return;
        }

        if (_file is null || _file.Length + lines.Length > _fileBytesMax)
        {
            Rotate();
        }

        if (_lostBytes > 0)
        {
            _file!.Write(Encoding.UTF8.GetBytes($"{_lostBytes} bytes of this log were lost: the disk refused them\n"));
            _lostBytes = 0;
        }

        _file!.Write(lines);
    }

    private void Rotate()
    {
        _file?.Dispose();
        _file = null;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        if (File.Exists(_path) && new FileInfo(_path).Length > _fileBytesMax / 2)
        {
            File.Move(_path, _path + ".1", overwrite: true);
        }

        _file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }
}
