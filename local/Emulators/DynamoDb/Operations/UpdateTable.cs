using System.Text.Json.Nodes;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Changes a table at once: here it is never UPDATING. What is stored of a table is the CreateTable request that would make it
/// as it is, so an update edits that request.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
/// </summary>
internal static class UpdateTable
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        var changes = TableChanges.Read(request);
        return engine.Write(write =>
        {
            var session = write.Session;
            var table = DescribeTable.Find(write.Catalog, request);
            var stored = JsonNode.Parse(session.Text("SELECT definition FROM tables WHERE id=?1", table.Id))!.AsObject();
            changes.Edit(table, stored);
            session.Execute("UPDATE tables SET definition=?1 WHERE id=?2", stored.ToJsonString(), table.Id);
            if (changes.IndexToDelete is { } gone)
            {
                Delete(session, table.Index(gone));
            }

            if (changes.IndexToCreate is { } name)
            {
                session.Execute("INSERT INTO indexes(table_id, name) VALUES(?1, ?2)", table.Id, name);
            }

            ChangeStream(engine, write, table, changes);
            write.ReloadCatalog();
            table = write.Catalog.Get(table.Name);
            if (changes.IndexToCreate is { } added)
            {
                IndexRows.Fill(session, table, table.Index(added));
            }

            return TableReply.Of(session, table, "TableDescription");
        });
    }

    private static void Delete(Session session, TableIndex index)
    {
        session.Execute("DELETE FROM entries WHERE index_id=?1", index.Id);
        session.Execute("DELETE FROM indexes WHERE id=?1", index.Id);
    }

    private static void ChangeStream(Engine engine, Changes write, Table table, TableChanges changes)
    {
        if (changes.Stream is not { } stream)
        {
            return;
        }

        if (stream.View is { } view)
        {
            StreamRows.Open(write.Session, table, view, engine.Streams.NextSequence(), write.Now);
        }
        else
        {
            write.Close(table.Stream!);
        }
    }
}
