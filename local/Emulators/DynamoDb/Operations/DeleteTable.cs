namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html</summary>
internal static class DeleteTable
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("TableName");
        return engine.Write(changes =>
        {
            var session = changes.Session;
            var table = DescribeTable.Find(changes.Catalog, request);
            if (table.Definition.IsProtected)
            {
                throw DynamoException.Validation(
                    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
            }

            var reply = TableReply.Of(session, table, "TableDescription", "DELETING");
            foreach (var index in table.Indexes)
            {
                session.Execute("DELETE FROM entries WHERE index_id=?1", index.Id);
            }

            session.Execute("DELETE FROM indexes WHERE table_id=?1", table.Id);
            if (table.Stream is { } stream)
            {
                changes.Close(stream);
            }

            Expiries.Clear(session, table);
            session.Execute("DELETE FROM items WHERE table_id=?1", table.Id);
            session.Execute("DELETE FROM tables WHERE id=?1", table.Id);
            changes.ReloadCatalog();
            return reply;
        });
    }
}
