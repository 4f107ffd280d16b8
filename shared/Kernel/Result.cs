using System.Diagnostics.CodeAnalysis;

namespace Ecommerce.Kernel;

/// <summary>
/// An outcome a caller must handle: a value, or an error that is expected to happen. What must never happen is an exception.
/// <c>default</c> is a failure, so that a forgotten result cannot pass for a success.
/// </summary>
public readonly struct Result<T>
{
    private readonly T? _value;
    private readonly Error? _error;
    private readonly bool _succeeded;

    private Result(T value) => (_value, _succeeded) = (value, true);

    private Result(Error error) => _error = error;

    /// <summary>Either the value (true) or the error (false).</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Error? error)
    {
        value = _value;
        error = _succeeded ? null : _error ?? new Error(Problem.Internal, "A result was never set");
        return _succeeded;
    }

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new(error ?? throw new ArgumentNullException(nameof(error)));

    public override string ToString() => _succeeded ? $"{_value}" : $"{_error}";
}
