using System.Text;
using System.Text.Json;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>A caller who remembers what was asked about it, and may do all that was not forbidden.</summary>
public sealed class Asked() : Caller("arn:aws:iam::000000000000:user/asked", "AIDAASKED")
{
    public const string Table = "arn:aws:dynamodb:us-east-1:000000000000:table/tab";

    private readonly List<AccessRequest> _requests = [];

    public string? Forbidden { get; init; }

    /// <summary>Each question as a line: the action, the resource without its beginning, the keys without their prefix.</summary>
    public IEnumerable<string> Lines => _requests.Select(request => string.Join(' ', [
        request.Action["dynamodb:".Length..],
        request.Resource.Replace(Table, "tab", StringComparison.Ordinal),
        .. request.Keys.OrderBy(key => key.Key, StringComparer.Ordinal)
            .Select(key => $"{key.Key["dynamodb:".Length..]}={string.Join(',', key.Value)}")]));

    public override string? Refuse(AccessRequest request)
    {
        _requests.Add(request);
        return request.Action == Forbidden ? "No." : null;
    }

    /// <summary>Calls in the name of anyone.</summary>
    public static (int Status, JsonElement Reply) Call(Dynamo dynamo, Caller caller, string operation, string body)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"DynamoDB_20120810.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, Encoding.UTF8.GetBytes(body)) { Caller = caller };
        var pending = dynamo.Emulator.HandleAsync(call, CancellationToken.None).AsTask();
        pending.IsCompletedSuccessfully.ShouldBeTrue();
        using var json = JsonDocument.Parse(pending.Result.Body);
        return (pending.Result.Status, json.RootElement.Clone());
    }
}
