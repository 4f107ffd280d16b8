using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Workflows;

public sealed class WorkflowTests
{
    private const string Pinned = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";

    [Fact]
    public void EveryWorkflowKeepsTheRules() =>
        Repository.Files("*.yml", ".github/workflows", ".github/actions").SelectMany(WorkflowRules.Broken).ShouldTellNothing();

    [Fact]
    public void TheWorkflowsAreThere() =>
        Repository.Paths("*.yml", ".github/workflows").Select(Path.GetFileName)
            .ShouldBe(["ci.yml", "deploy-stack.yml", "deploy.yml", "preview.yml"]);

    [Theory]
    [InlineData("      - uses: actions/checkout@v7")]
    [InlineData("      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1")]
    [InlineData("      - uses: actions/checkout@3d3c42e # v7.0.1")]
    [InlineData("        uses: docker://alpine:3")]
    public void AnActionThatCanChangeIsTold(string line) => Told(line).ShouldContain("is not pinned as");

    [Theory]
    [InlineData("  pull_request_target:")]
    [InlineData("on: [push, workflow_run]")]
    public void ATriggerThatGivesStrangersRightsIsTold(string line) => Told(line).ShouldContain("runs what strangers propose");

    [Fact]
    public void AWorkflowThatDoesNotSayItsPermissionsIsTold() =>
        WorkflowRules.Broken(new(".github/workflows/wrong.yml", "on:\n  push:\njobs:\n")).ShouldHaveSingleItem()
            .ShouldContain("has no 'permissions' at its top");

    [Fact]
    public void AWorkflowThatWantsEverythingIsTold() => Told("    permissions: write-all").ShouldContain("asks for 'write-all'");

    [Theory]
    [InlineData("      - run: echo ${{ github.event.pull_request.title }}")]
    [InlineData("      - run: |\n          echo one\n\n          echo \"${{ github.head_ref }}\"")]
    [InlineData("        run: >-\n          echo ${{ inputs.stack }}")]
    public void ATextOfSomebodyElseInAScriptIsTold(string lines) => Told(lines).ShouldContain("hand it in through 'env'");

    [Theory]
    [InlineData("      - run: echo ${{ github.sha }}")]
    [InlineData("      - run: echo one\n        env:\n          TITLE: ${{ github.event.pull_request.title }}")]
    [InlineData("      - uses: " + Pinned)]
    [InlineData("      - uses: ./.github/actions/toolchain")]
    [InlineData("  # pull_request_target would be wrong here")]
    public void WhatIsRightIsNotTold(string lines) => WorkflowRules.Broken(Workflow("push", lines)).ShouldBeEmpty();

    [Fact]
    public void ARoleForForksIsTold()
    {
        const string Role = "    permissions:\n      id-token: write";
        const string Guard = "    if: github.event.pull_request.head.repo.full_name == github.repository";

        WorkflowRules.Broken(Workflow("pull_request", Role)).ShouldHaveSingleItem().ShouldContain("gives pull requests a role and lacks");
        WorkflowRules.Broken(Workflow("pull_request", $"{Guard}\n{Role}")).ShouldBeEmpty();
        WorkflowRules.Broken(Workflow("pull_request", $"    #{Guard}\n{Role}")).ShouldHaveSingleItem();
        WorkflowRules.Broken(Workflow("pull_request", $"    if: always() #{Guard}\n{Role}")).ShouldHaveSingleItem();
        WorkflowRules.Broken(Workflow("push", Role)).ShouldBeEmpty();
    }

    [Fact]
    public void ASecretForAPullRequestIsTold() =>
        WorkflowRules.Broken(Workflow("pull_request", "          TOKEN: ${{ secrets.TOKEN }}")).ShouldHaveSingleItem()
            .ShouldContain("gives a secret to what a pull request proposes");

    private static string Told(string lines) => WorkflowRules.Broken(Workflow("push", lines)).ShouldHaveSingleItem();

    private static SourceFile Workflow(string trigger, string lines) =>
        new(".github/workflows/wrong.yml", $"on:\n  {trigger}:\npermissions:\n  contents: read\njobs:\n{lines}\n");
}
