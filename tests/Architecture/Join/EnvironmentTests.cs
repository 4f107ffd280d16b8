using System.Reflection;
using System.Text.RegularExpressions;
using Ecommerce.Contracts;
using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Tests.Architecture.Topology;

namespace Ecommerce.Tests.Architecture.Join;

/// <summary>The variables that a service's App reads are those that the topology sets for it, and nobody else reads any.</summary>
public sealed class EnvironmentTests
{
    // Constants by name: Env.ProductsTable -> PRODUCTS_TABLE.
    private static readonly Dictionary<string, string> s_variables = typeof(Env).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

    [Fact]
    public void EveryVariableReadIsSetAndEveryVariableSetIsRead() => Executable.All.SelectMany(executable => Broken(
        executable.Service, Repository.Read($"functions/{executable.Service}/{executable.Service}App.cs"), SetFor(executable.Service)))
        .ShouldTellNothing();

    [Fact]
    public void OnlyAnAppReadsVariables() => Repository.Files("*.cs", "functions")
        .Where(file => !file.Name.EndsWith("App", StringComparison.Ordinal) && Reads(file.Text).Any())
        .Select(file => $"{file.Path} reads the environment: only the App does")
        .ShouldTellNothing();

    [Fact]
    public void VariablesHaveNamesOfTheirOwn() => s_variables.Values.ShouldBeUnique();

    [Fact]
    public void AVariableThatNobodySetsIsTold() =>
        Broken("Things", "Name(Env.ProductsTable)", [])
            .ShouldBe(["Things reads PRODUCTS_TABLE, which the topology sets on none of its functions"]);

    [Fact]
    public void AVariableThatNobodyReadsIsTold() =>
        Broken("Things", "", ["PRODUCTS_TABLE"]).ShouldBe(["Things is given PRODUCTS_TABLE, which its App does not read"]);

    [Fact]
    public void AVariableInACommentIsNotRead() => Reads("// Env.ProductsTable\nName(Env.InventoryTable)").ShouldBe(["INVENTORY_TABLE"]);

    private static IEnumerable<string> Broken(string service, string app, IReadOnlyList<string> set)
    {
        var read = Reads(app).ToList();
        return
        [
            .. read.Except(set).Select(name => $"{service} reads {name}, which the topology sets on none of its functions"),
            .. set.Except(read).Select(name => $"{service} is given {name}, which its App does not read"),
        ];
    }

    private static IEnumerable<string> Reads(string source) =>
        Regex.Matches(CSharpText.Code(source), @"\bEnv\.(\w+)").Select(m => s_variables[m.Groups[1].Value]).Distinct();

    // Telemetry reads the service's name, for every service.
    private static IReadOnlyList<string> SetFor(string service) =>
        [.. TopologyWorld.Shop.Functions.Where(f => f.Service == service)
            .SelectMany(f => f.Environment(TopologyWorld.Production)).Select(v => v.Name)
            .Where(name => name != Env.ServiceName).Distinct()];
}
