namespace Ecommerce.Kernel;

/// <summary>A failure that a caller is told about. Internal detail never goes in here; it goes to the log.</summary>
/// <param name="Problem">What kind of failure it is.</param>
/// <param name="Detail">One sentence about this occurrence, fit for a client's developer.</param>
public sealed record Error(Problem Problem, string Detail)
{
    /// <summary>What in the request is at fault, in the order found. Empty where the request as a whole is.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How long a client should wait before it tries again; null: a repetition would fail alike.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A request of which these parts are wrong.</summary>
    public static Error Invalid(params IReadOnlyList<Fault> faults) =>
        new(Problem.ValidationFailed, faults.Count == 1 ? faults[0].Detail : $"{faults.Count} parts of the request are not valid")
        {
            Faults = faults,
        };

    public static Error NotFound(string what) => new(Problem.NotFound, $"There is no {what}");
}

/// <summary>One part of a request that is wrong.</summary>
/// <param name="Where">A JSON pointer into the body (RFC 6901), <c>?name</c> for a query parameter, or a header's name.</param>
/// <param name="Code">Stable kebab-case name of what is wrong with it.</param>
/// <param name="Detail">One sentence that says what would be right.</param>
public sealed record Fault(string Where, string Code, string Detail)
{
    /// <summary>How many units there are, for <c>insufficient-stock</c>.</summary>
    public long? Available { get; init; }
}
