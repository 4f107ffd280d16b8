using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class DurabilityTests
{
    [Fact]
    public void EverythingIsThereAfterReopening()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", ""","v":{"N":"1"}""");
        var table = dynamo.Ok("DescribeTable", """{"TableName":"tab"}""").GetRawText();

        dynamo.Reopen();

        dynamo.Get("a", "b").ShouldContain("\"v\"");
        dynamo.Ok("DescribeTable", """{"TableName":"tab"}""").GetRawText().ShouldBe(table);
    }

    [Fact]
    public void WhatWasAnsweredIsInTheFilesAtThatMoment()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", ""","v":{"N":"1"}""");

        // What a killed process leaves behind: the files as they are, never closed.
        var left = Directory.CreateTempSubdirectory("killed-").FullName;
        foreach (var suffix in new[] { "", "-wal" })
        {
            using var live = new FileStream(dynamo.File + suffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = File.Create(Path.Combine(left, "dynamo.db" + suffix));
            live.CopyTo(copy);
        }

        using (var survivor = DynamoDbEmulator.Open(Path.Combine(left, "dynamo.db"), dynamo.Clock))
        {
            survivor.Tables().ShouldHaveSingleItem().ItemCount.ShouldBe(1);
        }

        Directory.Delete(left, recursive: true);
    }

    [Fact]
    public void AFileThatIsNotADatabaseIsNamed()
    {
        using var dynamo = new Dynamo();
        var file = dynamo.File + ".junk";
        File.WriteAllText(file, new string('x', 5000));

        Should.Throw<InvalidDataException>(() => DynamoDbEmulator.Open(file, dynamo.Clock)).Message.ShouldContain(file);
    }

    [Fact]
    public void ADatabaseOfAnotherProgramIsLeftAlone()
    {
        using var dynamo = new Dynamo();
        Alter(dynamo, "PRAGMA application_id=1");

        Should.Throw<InvalidDataException>(() => dynamo.Reopen()).Message
            .ShouldBe($"{dynamo.File} is a database of another program, not of the local DynamoDB.");
        Alter(dynamo, "PRAGMA application_id=1684300396");
        dynamo.Reopen();
    }

    [Fact]
    public void ANewerSchemaIsRefused()
    {
        using var dynamo = new Dynamo();
        Alter(dynamo, "PRAGMA user_version=99");

        Should.Throw<InvalidDataException>(() => dynamo.Reopen()).Message.ShouldStartWith($"{dynamo.File} has schema version 99");
        Alter(dynamo, "PRAGMA user_version=2");
        dynamo.Reopen();
    }

    [Theory]
    [InlineData("UPDATE tables SET definition=json_set(definition, '$.StreamSpecification', json('{}'))")]
    [InlineData("UPDATE tables SET definition='{'")]
    [InlineData("UPDATE tables SET definition='{}'; PRAGMA user_version=1; ALTER TABLE tables DROP COLUMN recoverable; "
        + "DROP TABLE streams; DROP TABLE shards; DROP TABLE records; DROP TABLE expiries")]
    public void AFileWithATableThisProgramRefusesIsNamedAndClosed(string sql)
    {
        using var dynamo = Dynamo.WithTable();
        Alter(dynamo, sql);

        Should.Throw<InvalidDataException>(() => dynamo.Reopen()).Message
            .ShouldStartWith($"{dynamo.File} holds a table this program does not accept: ");

        File.Exists(dynamo.File + "-wal").ShouldBeFalse(); // The last connection to close removes it.
    }

    [Fact]
    public void AReadOnlyFileIsNamed()
    {
        using var dynamo = new Dynamo();
        var file = dynamo.File + ".readonly";
        File.WriteAllBytes(file, []);
        File.SetAttributes(file, FileAttributes.ReadOnly);

        Should.Throw<UnauthorizedAccessException>(() => DynamoDbEmulator.Open(file, dynamo.Clock)).Message.ShouldContain(file);
        File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public void AFolderThatDoesNotExistIsNamed()
    {
        using var dynamo = new Dynamo();
        var file = Path.Combine(dynamo.File + ".none", "dynamo.db");

        Should.Throw<IOException>(() => DynamoDbEmulator.Open(file, dynamo.Clock)).Message.ShouldContain(file);
    }

    [Fact]
    public async Task ReadsSeeWholeTransactionsWhileWritesGoOn()
    {
        using var dynamo = Dynamo.WithTable();
        var writer = Task.Run(
            () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    dynamo.Ok("TransactWriteItems", $$"""{"TransactItems":[{{Put("x", i)}},{{Put("y", i)}}]}""");
                }
            },
            TestContext.Current.CancellationToken);

        var count = 0;
        for (; !writer.IsCompleted; count++)
        {
            var read = dynamo.Ok("TransactGetItems", $$"""{"TransactItems":[{{Get("x")}},{{Get("y")}}]}""").GetProperty("Responses");
            read[0].GetRawText().Replace("\"x\"", "\"y\"", StringComparison.Ordinal).ShouldBe(read[1].GetRawText());
        }

        await writer;
        count.ShouldBePositive();
    }

    private static string Put(string sk, int v) =>
        $$"""{"Put":{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"{{sk}}"},"v":{"N":"{{v}}"} } } }""";

    private static string Get(string sk) => $$"""{"Get":{"TableName":"tab","Key":{{Dynamo.Key("a", sk)}} } }""";

    private static void Alter(Dynamo dynamo, string sql)
    {
        dynamo.Emulator.Dispose();
        dynamo.Sql(sql);
    }
}
