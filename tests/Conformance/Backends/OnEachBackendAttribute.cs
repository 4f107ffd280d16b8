using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Ecommerce.Tests.Conformance;

/// <summary>Runs a theory on every backend, with these arguments after it.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEachBackendAttribute(params object?[] arguments) : DataAttribute
{
    public IReadOnlyList<object?> Arguments => arguments;

    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<ITheoryDataRow> rows = [Row(Backend.Ours, Skip), Row(Backend.Moto, Skip ?? Moto.WhyNot)];
        if (Aws.IsWanted)
        {
            rows.Add(Row(Backend.Aws, skip: null));
        }

        return new(rows);
    }

    private TheoryDataRow Row(Backend backend, string? skip) => new([backend, .. arguments]) { Skip = skip };
}
