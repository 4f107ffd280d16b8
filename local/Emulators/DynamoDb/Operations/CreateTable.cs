namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html</summary>
internal static class CreateTable
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        var definition = TableDefinition.Read(request);
        return engine.Write(changes =>
        {
            var session = changes.Session;
            if (changes.Catalog.Contains(definition.Name))
            {
                throw DynamoException.ResourceInUse($"Table already exists: {definition.Name}");
            }

            session.Execute(
                "INSERT INTO tables(name, definition, created) VALUES(?1, ?2, ?3)",
                definition.Name, request.Raw, changes.Now.ToUnixTimeMilliseconds());
            var id = session.Number("SELECT id FROM tables WHERE name=?1", definition.Name);
            foreach (var index in definition.Indexes)
            {
                session.Execute("INSERT INTO indexes(table_id, name) VALUES(?1, ?2)", id, index.Name);
            }

            changes.ReloadCatalog();
            if (definition.StreamView is { } view)
            {
                StreamRows.Open(session, changes.Catalog.Get(definition.Name), view, engine.Streams.NextSequence(), changes.Now);
                changes.ReloadCatalog();
            }

            return TableReply.Of(session, changes.Catalog.Get(definition.Name), "TableDescription");
        });
    }
}
