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

    public static ItemQuestion OfGet(Catalog catalog, Request request) =>
        new ItemQuestion("GetItem", catalog, request.TableName())
            .About(request.RequiredItem("Key"))
            .Naming(ItemRead.ReadProjection(request))
            .With("Select", AccessKeys.Select(request));

    public static ItemQuestion OfPut(Catalog catalog, Request request) =>
        new ItemQuestion("PutItem", catalog, request.TableName())
            .About(request.RequiredItem("Item"))
            .Naming(new ExpressionAttributes(request, "ConditionExpression").Condition("ConditionExpression"))
            .With("ReturnValues", AccessKeys.ReturnValues(request));

    public static ItemQuestion OfUpdate(Catalog catalog, Request request)
    {
        var expressions = new ExpressionAttributes(request, "UpdateExpression", "ConditionExpression");
        var update = expressions.Update();
        return new ItemQuestion("UpdateItem", catalog, request.TableName())
            .About(request.RequiredItem("Key"))
            .Naming(update is null ? [] : UpdatePaths.Of(update.Syntax).Select(path => path.Resolve(update.Scope.Names).Root))
            .Naming(expressions.Condition("ConditionExpression"))
            .With("ReturnValues", AccessKeys.ReturnValues(request));
    }

    /// <summary>A delete or a condition check, which have the same parameters.</summary>
    public static ItemQuestion OfKeyed(string action, Catalog catalog, Request request) =>
        new ItemQuestion(action, catalog, request.TableName())
            .About(request.RequiredItem("Key"))
            .Naming(new ExpressionAttributes(request, "ConditionExpression").Condition("ConditionExpression"))
            .With("ReturnValues", AccessKeys.ReturnValues(request));

    private static IEnumerable<AccessRequest> Single(ItemQuestion question, Request request) =>
        [question.With("ReturnConsumedCapacity", AccessKeys.Capacity(request)).Build()];
}
