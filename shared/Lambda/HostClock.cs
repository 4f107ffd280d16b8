using System.Globalization;

namespace Ecommerce.Lambda;

/// <summary>
/// The clock of an instance: the machine's, moved by what its host says when it starts it. Only a local host can say so: Lambda does not
/// take a variable whose name begins with an underscore (Lambda API reference, "Environment": keys match <c>[a-zA-Z]([a-zA-Z0-9_])+</c>).
/// </summary>
public sealed class HostClock : TimeProvider
{
    /// <summary>The variable that holds the offset, in whole milliseconds.</summary>
    public const string OffsetVariable = "_CLOCK_OFFSET_MS";

    private readonly TimeSpan _offset;

    private HostClock(TimeSpan offset) => _offset = offset;

    /// <summary>The machine's own clock when the environment says nothing, or nothing that is a number.</summary>
    public static TimeProvider Of(IReadOnlyDictionary<string, string> environment) =>
        environment.TryGetValue(OffsetVariable, out var text)
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds != 0
            ? new HostClock(TimeSpan.FromMilliseconds(milliseconds))
            : System;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _offset;
}
