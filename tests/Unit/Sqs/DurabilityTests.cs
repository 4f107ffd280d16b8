using Ecommerce.Local.Emulators.Sqs;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Tests.Unit.Sqs;

public sealed class DurabilityTests
{
    [Fact]
    public async Task WhatWasAnsweredIsInTheFilesAtThatMoment()
    {
        using var queues = Queues.With("q");
        queues.Send("q", "in flight");
        queues.Receive("q");
        queues.Send("q", "waiting");

        var left = LeftBehind(queues.File);
        using (var survivor = SqsEmulator.Open(Path.Combine(left, "sqs.db"), queues.Clock))
        {
            var queue = (await survivor.QueuesAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
            queue.ShouldBe(new QueueSummary("q", Queues.Arn("q"), new QueueCounts(Visible: 1, NotVisible: 1, Delayed: 0)));
        }

        Directory.Delete(left, recursive: true);
    }

    [Fact]
    public void EverythingIsThereAfterReopening()
    {
        using var queues = Queues.With("q.fifo", """{"FifoQueue":"true","DelaySeconds":"7"}""");
        queues.SendTo("q.fifo", "g", "a");

        queues.Reopen();
        queues.SendTo("q.fifo", "g", "a");
        queues.Advance(7);

        queues.Bodies("q.fifo").ShouldBe(["a"]);
        queues.Attribute("q.fifo", "DelaySeconds").ShouldBe("7");
    }

    [Theory]
    [InlineData("PRAGMA application_id=1", "is a database of another program, not of the local SQS.")]
    [InlineData("PRAGMA user_version=99", "has schema 99, and this program knows 1.")]
    public void AFileOfAnotherProgramIsLeftAlone(string change, string words)
    {
        using var queues = new Queues();
        var file = queues.File + ".other";
        SqsEmulator.Open(file, queues.Clock).Dispose();
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery();
        }

        Should.Throw<InvalidDataException>(() => SqsEmulator.Open(file, queues.Clock)).Message.ShouldBe($"{file} {words}");
    }

    [Fact]
    public void AFileThatIsNotADatabaseIsNamed()
    {
        using var queues = new Queues();
        var file = queues.File + ".junk";
        File.WriteAllText(file, new string('x', 5000));

        Should.Throw<InvalidDataException>(() => SqsEmulator.Open(file, queues.Clock)).Message.ShouldContain(file);
    }

    /// <summary>What a killed process leaves behind: the files as they are, never closed.</summary>
    private static string LeftBehind(string file)
    {
        var left = Directory.CreateTempSubdirectory("killed-").FullName;
        foreach (var suffix in new[] { "", "-wal" })
        {
            using var live = new FileStream(file + suffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = File.Create(Path.Combine(left, "sqs.db" + suffix));
            live.CopyTo(copy);
        }

        return left;
    }
}
