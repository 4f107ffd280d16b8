namespace Ecommerce.Tests.Architecture.Support;

/// <summary>How a rule's findings are shown: one a line, and all of them.</summary>
internal static class Told
{
    public static void ShouldTellNothing(this IEnumerable<string> broken)
    {
        var all = broken.ToList();
        if (all.Count > 0)
        {
            Assert.Fail($"{all.Count} told:\n{string.Join('\n', all)}");
        }
    }
}
