namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Carries a process's output to its function's log in whole lines, so that instances do not mix within one.</summary>
internal static class LinePump
{
    /// <summary>A longer line is cut into such pieces: a process cannot fill our memory.</summary>
    private const int LineBytesMax = 64 * 1024;

    public static async Task RunAsync(Stream output, InstanceLog log)
    {
        var buffer = new byte[LineBytesMax];
        var held = 0;
        try
        {
            while (await output.ReadAsync(buffer.AsMemory(held)).ConfigureAwait(false) is > 0 and var read)
            {
                held += read;
                var end = buffer.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
                end = end == 0 && held == buffer.Length ? held : end;
                if (end > 0)
                {
                    log.Write(buffer.AsSpan(0, end));
                    buffer.AsSpan(end, held - end).CopyTo(buffer);
                    held -= end;
                }
            }
        }
        catch (IOException e)
        {
            log.Line($"The output of this instance could not be read on: {e.Message}");
        }

        if (held > 0)
        {
            log.Write(buffer.AsSpan(0, held));
        }
    }
}
