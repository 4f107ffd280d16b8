using System.Text.RegularExpressions;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>
/// The one rule of references that types do not enforce: static fields are set by whoever comes first, so a field mentions its own
/// class and Platform only. Else two services that mention each other would find a null, and only on some days.
/// </summary>
public sealed class StaticFieldTests
{
    [Fact]
    public void AFieldMentionsItsOwnServiceAndPlatformOnly() =>
        Broken(Repository.Files("*.cs", "shared/Topology/Services")).ShouldTellNothing();

    [Theory]
    [InlineData("public static readonly TableGrant Show = Other.Table.Get;")]
    [InlineData("public static readonly TableSpec Table = new(\"A\", Env.A)\n{\n    Indexes = [Other.Index],\n};")]
    [InlineData("public static TableGrant Show { get; } = Other.Table.Get;")]
    public void AFieldThatMentionsAnotherServiceIsTold(string field) =>
        Broken([new("Services/Some.cs", $"// Other.Table\n{field}"), new("Services/Other.cs", ""), new("Services/Platform.cs", "")])
            .ShouldBe(["Services/Some.cs has a static field that mentions Other: move it into Describe() or behind =>"]);

    [Theory]
    [InlineData("public static readonly TableGrant Show = Platform.Answers.Get;")]
    [InlineData("public static readonly TableSpec Table = new(\"Other.\", Env.A) { Outbox = EventSource.Other };")]
    [InlineData("private static TableGrant Show => Other.Table.Get;")]
    [InlineData("public static ServiceSpec Describe() => new(\"Some\", [Other.Table], []);")]
    public void WhatIsEvaluatedOnDemandMayMentionAny(string member) =>
        Broken([new("Services/Some.cs", member), new("Services/Other.cs", ""), new("Services/Platform.cs", "")]).ShouldBeEmpty();

    private static IEnumerable<string> Broken(IReadOnlyList<SourceFile> services) =>
        from service in services
        from field in Regex.Matches(CSharpText.Code(service.Text), @"\bstatic\s+(readonly\s[^;]*;|[^;{}=]*\{\s*get;\s*\}\s*=[^;]*;)")
        from other in services
        where other.Name != service.Name && other.Name != "Platform" && Regex.IsMatch(field.Value, $@"(?<![\w.]){other.Name}\.")
        select $"{service.Path} has a static field that mentions {other.Name}: move it into Describe() or behind =>";
}
