using System.Collections.Frozen;
using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What one operation asks IAM.</summary>
internal delegate IEnumerable<AccessRequest> AccessRule(Catalog catalog, Request request);

/// <summary>
/// What each operation asks IAM: which actions, on which resources, with which condition keys. An operation that is not listed asks for
/// the action of its own name on the resource that its parameters name, which suits whatever manages a table or a stream.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
/// </summary>
internal static class AccessRules
{
    private const string Prefix = "dynamodb:";

    private static readonly FrozenDictionary<string, AccessRule> s_rules = new Dictionary<string, AccessRule>
    {
        ["GetItem"] = ItemAccess.Get,
        ["PutItem"] = ItemAccess.Put,
        ["UpdateItem"] = ItemAccess.Update,
        ["DeleteItem"] = ItemAccess.Delete,
        ["Query"] = PageAccess.Query,
        ["Scan"] = PageAccess.Scan,
        ["BatchGetItem"] = BatchAccess.Get,
        ["BatchWriteItem"] = BatchAccess.Write,
        ["TransactGetItems"] = TransactionAccess.Get,
        ["TransactWriteItems"] = TransactionAccess.Write,
        ["ListTables"] = (_, _) => [new AccessRequest(Prefix + "ListTables", "*")],
        ["ListStreams"] = (_, _) => [new AccessRequest(Prefix + "ListStreams", "*")],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<AccessRequest> Of(string operation, Catalog catalog, Request request) =>
        s_rules.TryGetValue(operation, out var rule)
            ? rule(catalog, request)
            : [new AccessRequest(Prefix + operation, AccessResource.Of(request))];
}
