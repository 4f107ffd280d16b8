using Ecommerce.Pack;

namespace Ecommerce.Tests.Unit.Pack;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--architecture riscv", "--architecture must be arm64, x64 or all, not 'riscv'")]
    [InlineData("--service Nobody", "'Nobody' is no service with functions; there are Auth, Inventory, Orders, Products, Relay")]
    [InlineData(
        "--service Inventory --service products",
        "'products' is no service with functions; there are Auth, Inventory, Orders, Products, Relay")]
    [InlineData("--output= ", "--output must name a folder")]
    [InlineData("--service", "Required argument missing for option: '--service'.")]
    [InlineData("--nothing", "Unrecognized command or argument '--nothing'.")]
    public async Task WhatIsNotUnderstoodIsOneClearLine(string arguments, string line)
    {
        var (exitCode, output, errors) = await RunAsync(arguments.Split(' '));

        exitCode.ShouldBe(2);
        errors.ShouldBe($"{line}\n--help shows what there is\n");
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task HelpShowsEveryOption()
    {
        var (exitCode, output, errors) = await RunAsync("--help");

        exitCode.ShouldBe(0);
        output.ShouldContain("--architecture <NAME>");
        output.ShouldContain("--service <NAME>");
        output.ShouldContain("--output <DIR>");
        errors.ShouldBeEmpty();
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(arguments, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
