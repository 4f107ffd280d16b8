using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Dependencies;

/// <summary>Each rule, and a project made up to break it: a rule that cannot fail proves nothing.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void EveryProjectReferencesOnlyWhatItMay() =>
        ProjectFile.All.SelectMany(DependencyRules.Broken).ShouldTellNothing();

    [Fact]
    public void WhatIsGivenToAWholeFolderIsAllowedThere() =>
        ProjectFile.Shared.SelectMany(DependencyRules.Packages).ShouldTellNothing();

    [Fact]
    public void TheRulesAreReadFromRealProjects()
    {
        var products = ProjectFile.All.Single(p => p.Folder == "functions/Products");

        products.References.ShouldContain("shared/Kernel");
        products.Packages.ShouldBeEmpty();
        ProjectFile.All.Single(p => p.Folder == "local").Packages.ShouldContain("Microsoft.Data.Sqlite");
        ProjectFile.Shared.Single(p => p.Folder == "tests").Packages.ShouldContain("Shouldly");
    }

    [Theory]
    [InlineData("shared/Kernel", "shared/Contracts", "nothing")]
    [InlineData("shared/Contracts", "shared/Aws", "shared/Kernel, shared/SourceGeneration")]
    [InlineData("shared/Topology", "functions/Products", "shared/Kernel, shared/Contracts")]
    [InlineData("shared/SourceGeneration", "shared/Kernel", "nothing")]
    [InlineData("shared/Lambda", "shared/Aws", "shared/Kernel, shared/Contracts")]
    [InlineData("shared/Aws", "shared/Contracts", "shared/Kernel")]
    [InlineData("shared/Stores", "shared/Topology", "shared/Kernel, shared/Contracts, shared/Lambda, shared/Aws")]
    [InlineData("functions/Products", "functions/Inventory", "shared/Kernel, shared/Contracts, shared/Lambda, shared/Aws, shared/Stores")]
    [InlineData("functions/Products", "shared/Topology", "shared/Kernel, shared/Contracts, shared/Lambda, shared/Aws, shared/Stores")]
    [InlineData("functions/Products", "stack", "shared/Kernel, shared/Contracts, shared/Lambda, shared/Aws, shared/Stores")]
    [InlineData("functions/Products", "local", "shared/Kernel, shared/Contracts, shared/Lambda, shared/Aws, shared/Stores")]
    [InlineData("stack", "functions/Products", "shared/Kernel, shared/Topology")]
    public void AReferenceThatMayNotBeIsTold(string from, string to, string may) =>
        DependencyRules.Broken(Project(from, $"<ProjectReference Include=\"{Up(from)}{to}/{to.Split('/')[^1]}.csproj\" />"))
            .ShouldBe([$"{from} references {to}; it may reference {may}"]);

    [Fact]
    public void TheLocalCloudMayNotReferenceTheStack() =>
        DependencyRules.Broken(Project("local", "<ProjectReference Include=\"../stack/Stack.csproj\" />"))
            .ShouldHaveSingleItem().ShouldStartWith("local references stack; ");

    [Fact]
    public void AProjectNobodyThoughtAboutIsTold() =>
        DependencyRules.Broken(Project("shared/Helpers", "")).ShouldHaveSingleItem()
            .ShouldBe("shared/Helpers/Helpers.csproj stands nowhere in DependencyRules: say there what it may reference");

    [Theory]
    [InlineData("local", "Pulumi", "stack, tests/Stack")]
    [InlineData("functions/Products", "CsvHelper", "local")]
    [InlineData("shared/Aws", "AWSSDK.DynamoDBv2", "tests/, bench, bench/Peers")]
    [InlineData("local", "AWSSDK.DynamoDBv2", "tests/, bench, bench/Peers")]
    [InlineData("shared/Topology", "Microsoft.Data.Sqlite", "local")]
    [InlineData("functions/Inventory", "xunit.v3", "tests, tests/")]
    public void APackageInTheWrongPlaceIsTold(string from, string package, string may) =>
        DependencyRules.Broken(Project(from, $"<PackageReference Include=\"{package}\" />"))
            .ShouldBe([$"{from} uses the package {package}, which is for {may} only"]);

    [Theory]
    [InlineData("functions/Products", "Newtonsoft.Json")]
    [InlineData("shared/Kernel", "Polly")]
    [InlineData("tests/Unit", "Moq")]
    public void APackageNobodyThoughtAboutIsTold(string from, string package) =>
        DependencyRules.Broken(Project(from, $"<PackageReference Include=\"{package}\" />"))
            .ShouldHaveSingleItem().ShouldStartWith($"{from} uses the package {package}, which nobody may");

    private static ProjectFile Project(string folder, string items) => ProjectFile.Parse(
        $"{folder}/{folder.Split('/')[^1]}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{items}</ItemGroup></Project>");

    private static string Up(string folder) => string.Concat(Enumerable.Repeat("../", folder.Split('/').Length));
}
