using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Tests.Unit.LambdaHost;

public sealed class FunctionLogTests
{
    [Fact]
    public void AFileThatMayNotBeWrittenLosesLinesAndTellsSoLater()
    {
        var folder = Directory.CreateTempSubdirectory("log-").FullName;
        var path = Path.Combine(folder, "f.log");
        Directory.CreateDirectory(path); // Opening it for writing is an UnauthorizedAccessException, even for root.
        using (var log = new FunctionLog(path))
        {
            log.Line("lost");
            log.Flush();
            Directory.Delete(path);
            log.Line("kept");
        }

        File.ReadAllText(path).ShouldBe("5 bytes of this log were lost: the disk refused them\nkept\n");
        Directory.Delete(folder, recursive: true);
    }
}
