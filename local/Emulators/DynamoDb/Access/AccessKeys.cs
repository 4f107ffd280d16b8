namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Condition keys that are parameters of the request, with the value that applies where none is given: the developer guide says that
/// <c>Select</c> and <c>ReturnValues</c> always have one.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html#FGAC_DDB.Examples
/// </summary>
internal static class AccessKeys
{
    public static string Capacity(Request request) => request.Text("ReturnConsumedCapacity") ?? "NONE";

    /// <summary>How much of an item is read. Operations on single items have no such parameter, but have the key.</summary>
    public static string Select(Request request) =>
        request.Text("Select")
        ?? (request.Has("ProjectionExpression") ? "SPECIFIC_ATTRIBUTES"
            : request.Has("IndexName") ? "ALL_PROJECTED_ATTRIBUTES"
            : "ALL_ATTRIBUTES");

    // The item that made a condition fail is shown as a whole, too, and there is no other key that would say so. Where both are asked
    // for, both are values of the key, and an operator that is for one value refuses them.
    public static string[] ReturnValues(Request request)
    {
        string[] asked = [request.Text("ReturnValues") ?? "NONE", request.Text("ReturnValuesOnConditionCheckFailure") ?? "NONE"];
        string[] shown = [.. asked.Where(value => value != "NONE").Distinct()];
        return shown.Length == 0 ? ["NONE"] : shown;
    }
}
