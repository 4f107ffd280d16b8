using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// What transactions ask: of each of their items what it would ask by itself, and in which transaction it is.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
/// </summary>
internal static class TransactionAccess
{
    public static IEnumerable<AccessRequest> Get(Catalog catalog, Request request) =>
        Actions("TransactGetItems", request, (kind, part) => kind == "Get" ? ItemAccess.OfGet(catalog, part) : null);

    public static IEnumerable<AccessRequest> Write(Catalog catalog, Request request) =>
        Actions("TransactWriteItems", request, (kind, part) => kind switch
        {
            "Put" => ItemAccess.OfPut(catalog, part),
            "Update" => ItemAccess.OfUpdate(catalog, part),
            "Delete" => ItemAccess.OfKeyed("DeleteItem", catalog, part),
            "ConditionCheck" => ItemAccess.OfKeyed("ConditionCheckItem", catalog, part),
            _ => null,
        });

    // What is no action asks nothing: the operation refuses the whole transaction because of it.
    private static IEnumerable<AccessRequest> Actions(string operation, Request request, Func<string, Request, ItemQuestion?> ask) =>
        from action in TransactWriteItems.Actions(request)
        from kind in action.Members().Select(member => member.Name)
        let part = action.Part(kind)
        where part is not null
        let question = ask(kind, part)
        where question is not null
        select question
            .With("EnclosingOperation", operation)
            .With("ReturnConsumedCapacity", AccessKeys.Capacity(request))
            .Build();
}
