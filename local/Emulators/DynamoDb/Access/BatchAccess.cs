using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What batches ask: one action per table, about all of its items together.</summary>
internal static class BatchAccess
{
    public static IEnumerable<AccessRequest> Get(Catalog catalog, Request request) =>
        request.RequiredPart("RequestItems").Members().Select(member =>
        {
            var part = new Request(member.Value);
            var question = Question("BatchGetItem", catalog, request, member.Name)
                .Naming(ItemRead.ReadProjection(part))
                .With("Select", AccessKeys.Select(part));
            foreach (var key in part.Elements("Keys"))
            {
                _ = question.About(ValueReader.ReadItem(key));
            }

            return question.Build();
        });

    public static IEnumerable<AccessRequest> Write(Catalog catalog, Request request) =>
        request.RequiredPart("RequestItems").Members().Select(member =>
        {
            var question = Question("BatchWriteItem", catalog, request, member.Name);
            foreach (var write in Request.ElementsOf(member.Value, member.Name).Select(element => new Request(element)))
            {
                foreach (var item in new[] { write.Part("PutRequest")?.Item("Item"), write.Part("DeleteRequest")?.Item("Key") })
                {
                    _ = item is null ? question : question.About(item);
                }
            }

            return question.Build();
        });

    private static ItemQuestion Question(string action, Catalog catalog, Request request, string table) =>
        new ItemQuestion(action, catalog, TableName.OfArn(table)).With("ReturnConsumedCapacity", AccessKeys.Capacity(request));
}
