namespace Ecommerce.Local.Commands;

/// <summary>How a command tells a script what became of it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something the person at the keyboard can mend; one line on the error output says what.</summary>
    public const int Refused = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>A bug of ours; a file has the whole story.</summary>
    public const int Bug = 3;

    /// <summary>Ended by Ctrl-C before it was done (128 + SIGINT, as shells have it).</summary>
    public const int Interrupted = 130;
}
