namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html</summary>
internal static class DescribeTable
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("TableName");
        var table = Find(engine.Catalog, request);
        return engine.Store.Read(session => TableReply.Of(session, table, "Table"));
    }

    /// <summary>The table a request names; these operations say which one was missing.</summary>
    public static Table Find(Catalog catalog, Request request)
    {
        var name = request.TableName();
        TableName.Check(name);
        return catalog.Contains(name)
            ? catalog.Get(name)
            : throw DynamoException.ResourceNotFound($": Table: {name} not found");
    }
}
