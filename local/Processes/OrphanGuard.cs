using System.Diagnostics;
using System.Globalization;

namespace Ecommerce.Local.Processes;

/// <summary>
/// Ends our children when we are killed and cannot: a shell that reads from a pipe which names them and which the system closes
/// with our process, whatever ended it. A busy child would otherwise live on, as it has no reason to look for us.
/// </summary>
public sealed class OrphanGuard : IDisposable
{
    private const string Script =
        """
        groups=' '
        while read -r verb group; do
          case $verb in
            add) groups="$groups$group " ;;
            remove) groups="${groups%% "$group" *} ${groups#* "$group" }" ;;
          esac
        done
        for group in $groups; do
          kill -s KILL -- "-$group" 2>/dev/null || kill -s KILL "$group" 2>/dev/null
        done
        """;

    private readonly Lock _gate = new();
    private readonly Process? _shell;

    public OrphanGuard()
    {
        if (Executables.Find("sh") is { } shell)
        {
            var info = Executables.Setsid is { } setsid
                ? new ProcessStartInfo(setsid, [shell, "-c", Script])
                : new ProcessStartInfo(shell, ["-c", Script]);
            info.RedirectStandardInput = true;
            info.Environment.Clear();
            _shell = Process.Start(info);
        }
    }

    /// <summary>The guard of this process.</summary>
    public static OrphanGuard Shared { get; } = new();

    public void Add(int group) => Tell("add", group);

    /// <summary>Must be called as soon as the group has gone: its number may become another's.</summary>
    public void Remove(int group) => Tell("remove", group);

    /// <summary>As if this process had ended: every group that is left is killed.</summary>
    public void Dispose()
    {
        _shell?.StandardInput.Close();
        _shell?.Dispose();
    }

    private void Tell(string verb, int group)
    {
        if (_shell is null)
        {
            return;
        }

        lock (_gate)
        {
            try
            {
                _shell.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{verb} {group}\n"));
                _shell.StandardInput.Flush();
            }
            catch (IOException)
            {
                // Someone ended the guard. Orderly stops do not need it; only a kill of ours would now leave orphans.
            }
        }
    }
}
