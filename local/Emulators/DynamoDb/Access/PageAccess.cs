using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What a query and a scan ask, of a table or of one of its indexes.</summary>
internal static class PageAccess
{
    public static IEnumerable<AccessRequest> Query(Catalog catalog, Request request)
    {
        var expressions = new ExpressionAttributes(request, "FilterExpression", "KeyConditionExpression", "ProjectionExpression");
        var keys = expressions.Condition("KeyConditionExpression");
        return [Page("Query", catalog, request, expressions).Naming(keys).InPartitionOf(keys).Build()];
    }

    /// <summary>It touches items of every partition, and so has no leading keys.</summary>
    public static IEnumerable<AccessRequest> Scan(Catalog catalog, Request request) =>
        [Page("Scan", catalog, request, new ExpressionAttributes(request, "FilterExpression", "ProjectionExpression")).Build()];

    private static ItemQuestion Page(string action, Catalog catalog, Request request, ExpressionAttributes expressions) =>
        new ItemQuestion(action, catalog, request.TableName(), request.Text("IndexName"))
            .Naming(expressions.Condition("FilterExpression"))
            .Naming(expressions.Projection())
            .With("Select", AccessKeys.Select(request))
            .With("ReturnConsumedCapacity", AccessKeys.Capacity(request));
}
