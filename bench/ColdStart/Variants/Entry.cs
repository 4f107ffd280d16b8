namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>What an answer takes beside the process itself.</summary>
internal enum Calls
{
    /// <summary>Nothing. DynamoDB is there by plain HTTP, and whoever connects to it in init does so, but nobody asks it.</summary>
    None,

    /// <summary>One GetItem over TLS 1.3, with Amazon's five roots and the test's own in the trust store.</summary>
    Tls,

    /// <summary>One GetItem over plain HTTP.</summary>
    Http,
}

/// <summary>What a row is there for.</summary>
internal enum Kind
{
    /// <summary>The least that a process can do: what the other rows of its table are compared to.</summary>
    Floor,

    /// <summary>A function of the shop as it is deployed.</summary>
    Native,

    /// <summary>The same before it is compiled to native code, as it runs locally at first.</summary>
    Jit,

    /// <summary>How others do it.</summary>
    Peer,
}

/// <summary>A program as it is started.</summary>
/// <param name="Arguments">The program's full path, and its arguments.</param>
/// <param name="Files">What its package consists of: what the size counts and what is dropped from the page cache.</param>
/// <param name="Environment">Variables of its own, beside those that every variant gets.</param>
internal sealed record Launch(
    IReadOnlyList<string> Arguments, IReadOnlyList<string> Files, IReadOnlyDictionary<string, string> Environment)
{
    public long Bytes => Files.Sum(file => new FileInfo(file).Length);
}

/// <summary>One row of a table: a program that is started afresh in every round and asked the same.</summary>
/// <param name="Name">As the table shows it.</param>
internal sealed record Entry(string Name, Kind Kind, Calls Calls, Launch Launch, Exchange Exchange);

/// <summary>What cannot be measured here, and why.</summary>
internal sealed record Skip(string Name, string Reason);

/// <summary>What there is to measure on this machine, and what there is not.</summary>
internal sealed record Field(IReadOnlyList<Entry> Entries, IReadOnlyList<Skip> Skips)
{
    public static Field Skipped(string name, string reason) => new([], [new(name, reason)]);

    public static Field Join(IEnumerable<Field> fields)
    {
        Field[] all = [.. fields];
        return new([.. all.SelectMany(f => f.Entries)], [.. all.SelectMany(f => f.Skips)]);
    }
}
