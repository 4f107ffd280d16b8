using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What operations on one item ask, of their own or as parts of a transaction.</summary>
internal static class ItemAccess
{
    public static IEnumerable<AccessRequest> Get(Catalog catalog, Request request) =>
        [OfGet(catalog, request).With("ReturnConsumedCapacity", AccessKeys.Capacity(request)).Build()];

    public static IEnumerable<AccessRequest> Put(Catalog catalog, Request request) => Single(OfPut(catalog, request), request);

    public static IEnumerable<AccessRequest> Update(Catalog catalog, Request request) => Single(OfUpdate(catalog, request), request);

    public static IEnumerable<AccessRequest> Delete(Catalog catalog, Request request) =>
        Single(OfKeyed("DeleteItem", catalog, request), request);

    // In the order in which the operations read, so that of several mistakes in a request the same is told.
    public static ItemQuestion OfGet(Catalog catalog, Request request)
    {
        var key = request.RequiredItem("Key");
        var projection = ItemRead.ReadProjection(request);
        return new ItemQuestion("GetItem", catalog, request.TableName())
            .About(key)
            .Naming(projection)
            .With("Select", AccessKeys.Select(request));
    }

    public static ItemQuestion OfPut(Catalog catalog, Request request) => Of("PutItem", catalog, request, "Item");

    /// <summary>A delete or a condition check, which have the same parameters.</summary>
    public static ItemQuestion OfKeyed(string action, Catalog catalog, Request request) => Of(action, catalog, request, "Key");

    public static ItemQuestion OfUpdate(Catalog catalog, Request request)
    {
        var key = request.RequiredItem("Key");
        var expressions = new ExpressionAttributes(request, "UpdateExpression", "ConditionExpression");
        var update = expressions.Update();
        var condition = expressions.Condition("ConditionExpression");
        return new ItemQuestion("UpdateItem", catalog, request.TableName())
            .About(key)
            .Naming(update is null ? [] : UpdatePaths.Of(update.Syntax).Select(path => path.Resolve(update.Scope.Names).Root))
            .Naming(condition)
            .With("ReturnValues", AccessKeys.ReturnValues(request));
    }

    private static ItemQuestion Of(string action, Catalog catalog, Request request, string about)
    {
        var item = request.RequiredItem(about);
        var condition = new ExpressionAttributes(request, "ConditionExpression").Condition("ConditionExpression");
        return new ItemQuestion(action, catalog, request.TableName())
            .About(item)
            .Naming(condition)
            .With("ReturnValues", AccessKeys.ReturnValues(request));
    }

    private static IEnumerable<AccessRequest> Single(ItemQuestion question, Request request) =>
        [question.With("ReturnConsumedCapacity", AccessKeys.Capacity(request)).Build()];
}
