namespace Ecommerce.Topology;

/// <summary>A configuration that nothing can be deployed with: everything that is wrong, one sentence a line.</summary>
public sealed class StackSettingsException(IReadOnlyList<string> faults)
    : Exception($"The stack's configuration cannot be used:{string.Concat(faults.Select(fault => $"\n  {fault}"))}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
