namespace Ecommerce.Pack;

/// <summary>How a run tells a script what became of it; the numbers are those of <c>local</c>.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>One line on the error output says what is wrong; no package stands there that this run should have made.</summary>
    public const int Refused = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>A bug of ours.</summary>
    public const int Bug = 3;

    /// <summary>Ended by Ctrl-C before it was done (128 + SIGINT, as shells have it).</summary>
    public const int Interrupted = 130;
}
