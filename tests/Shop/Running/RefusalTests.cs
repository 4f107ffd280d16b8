using System.Net;
using System.Net.Sockets;
using Ecommerce.Local.Cloud;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>What keeps the shop from starting is one line and exit code 1: no stack trace, and nothing left running.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly DataFolderOfTest _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--port")]
    [InlineData("--aws-port")]
    public async Task ATakenPortIsNamed(string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var complaint = await RefusedAsync(_folder.Paths, option, $"{port}");

        complaint.ShouldStartWith($"Port {port} of 127.0.0.1 is taken by another program.");
    }

    [Fact]
    public async Task AFolderThatIsAFileIsRefused()
    {
        var file = _folder.FileWith("file", "");

        (await RefusedAsync(DataPaths.At(file))).ShouldStartWith($"The data folder {file} cannot be used");
    }

    [Fact]
    public async Task AFolderUnderAFileIsRefused() =>
        (await RefusedAsync(DataPaths.At(_folder.FileWith("file", "") + "/data"))).ShouldStartWith("The data folder ");

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc takes no file from anyone, root included");

        (await RefusedAsync(DataPaths.At("/proc"))).ShouldStartWith("The data folder /proc cannot be used");
    }

    [Theory]
    [InlineData("dynamodb.db")]
    [InlineData("identity/user-pools.json")]
    [InlineData("identity/operator.json")]
    public async Task ADamagedFileIsNamed(string name)
    {
        foreach (var content in (string[])[new('x', 5_000), "null", "[{}]", "[{\"Name\":\"a\"},null]"])
        {
            var path = _folder.FileWith(name, content);

            (await RefusedAsync(_folder.Paths)).ShouldStartWith($"{path} is ");
        }
    }

    [Fact]
    public async Task AKeyThatIsNoneIsNamed()
    {
        var path = Path.Combine(_folder.Paths.Identity, "user-pools.json");
        var pools = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        _folder.FileWith("identity/user-pools.json", pools.Replace("BEGIN PRIVATE KEY", "BEGIN", StringComparison.Ordinal));

        (await RefusedAsync(_folder.Paths)).ShouldStartWith($"{path} is damaged; remove it");
    }

    [Fact]
    public async Task ADatabaseOfANewerShopIsRefused()
    {
        await using (var database = new SqliteConnection($"Data Source={_folder.Paths.Tables};Pooling=False"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = database.CreateCommand();
            command.CommandText = "PRAGMA application_id=0x6464626C; PRAGMA user_version=99; CREATE TABLE t(a)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        (await RefusedAsync(_folder.Paths)).ShouldContain("dynamodb.db has schema version 99");
    }

    [Theory]
    [InlineData("half {")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"shopUrl\":7}")]
    [InlineData("{\"shopUrl\":\"http://a/\",\"shopUrl\":\"http://b/\"}")]
    [InlineData("{\"shopUrl\":\"nowhere\"}")]
    public async Task DamagedOutputsAreToldAndWrittenAnewByTheNextStart(string content)
    {
        _folder.FileWith("outputs.json", content);

        var refused = await RunningLocal.RunAsync("outputs", "--data", _folder.Paths.Root);

        refused.ExitCode.ShouldBe(1);
        refused.Complaint.ShouldBe($"{_folder.Paths.Outputs} is damaged; start the shop again to have it written anew");
    }

    private static async Task<string> RefusedAsync(DataPaths paths, params string[] arguments)
    {
        var ports = ((string[])["--port", "--aws-port"]).Except(arguments).SelectMany(option => (string[])[option, "0"]);
        var refused = await RunningLocal.RunAsync(["--jit", "--no-seed", "--data", paths.Root, .. ports, .. arguments]);
        refused.ExitCode.ShouldBe(1, refused.Complained);
        return refused.Complaint;
    }
}
