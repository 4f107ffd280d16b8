using Ecommerce.Local;

namespace Ecommerce.Tests.Unit.Commands;

public sealed class FailureLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("failures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AFailureIsOneLineForThePersonAndAWholeStoryForTheFile()
    {
        var path = Path.Combine(_folder, "logs", "failures.log");
        var told = new StringWriter();
        await using var log = new FailureLog(path, told);

        await log.WriteLineAsync("GET /x failed: Boom\n   at A()\n   at B()");
        await log.WriteLineAsync("again");

        told.ToString().Split(Environment.NewLine).ShouldBe([
            $"GET /x failed: Boom  (a bug; the whole story is in {path})", $"again  (a bug; the whole story is in {path})", ""]);
        var story = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        story.ShouldContain("GET /x failed: Boom\n   at A()\n   at B()");
        story.ShouldContain(" again");
    }

    [Fact]
    public void AFolderThatCannotBeWrittenDoesNotHideTheFailure()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var told = new StringWriter();
        using var log = new FailureLog(Path.Combine(file, $"{Guid.CreateVersion7()}.log"), told);

        log.WriteLine("Boom");

        var path = told.ToString().Trim()[..^1].Split(' ')[^1];
        path.ShouldStartWith(Path.GetTempPath());
        File.ReadAllText(path).ShouldContain("Boom");
        File.Delete(path);
    }
}
