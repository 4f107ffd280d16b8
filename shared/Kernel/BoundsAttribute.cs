namespace Ecommerce.Kernel;

/// <summary>
/// Documents the bounds of a member of a body: characters of a text, items of a list, or the value of a number. It checks nothing (the
/// rules do); the schema of the body is derived from it. The base library's own attributes cannot be kept by a trimmed executable.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BoundsAttribute(long min, long max) : Attribute
{
    public long Min => min;

    public long Max => max;
}
