using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>Reads the topology and makes of it what this machine can host. The Pulumi program is the other reader.</summary>
public sealed class Provisioner(
    Place place, IEmulator dynamo, LambdaHost lambda, IFunctionCode code, FunctionRoles roles,
    IReadOnlyDictionary<string, string> surroundings) : IShopReader
{
    public void Table(TableSpec table)
    {
        Create(table);
        if (table.ExpiresAt is { } attribute)
        {
            Expire(table, attribute);
        }
    }

    /// <summary>Pools have been opened before anything is read, since tokens must outlive the process.</summary>
    public void Pool(UserPoolSpec pool)
    {
        // Nothing to make.
    }

    public void Api(RestApiSpec api)
    {
        // The front reads its routes from the shop itself.
    }

    public void Function(FunctionSpec function)
    {
        var environment = function.Environment(place).ToDictionary(v => v.Name, v => v.Value);
        foreach (var (name, value) in surroundings)
        {
            environment[name] = value;
        }

        environment["SERVICE_NAME"] = function.Service;
        roles.Add(function.NameIn(place), PolicyDocument.Parse(IamPolicy.Of(function, place)));
        lambda.Add(new(function.NameIn(place), function.Name, function.Timeout, function.MemoryMb, environment), code.Of(function));
    }

    public void Wake(FunctionSpec function, OperationSpec operation, RouteSpec route)
    {
        // The front reads its routes from the shop itself.
    }

    /// <summary>A table as CreateTable takes it; what is already there is left as it is, if it is the same.</summary>
    private void Create(TableSpec table)
    {
        var reply = Call("CreateTable", TableRequest.Create(table, place));
        if (reply.Status == 200)
        {
            return;
        }

        var refusal = JsonNode.Parse(reply.Body.Span)!;
        if (!((string?)refusal["__type"])!.EndsWith("#ResourceInUseException", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{table.Id} cannot be made: {refusal["message"]}");
        }

        var there = JsonNode.Parse(Call("DescribeTable", new() { ["TableName"] = place.NameOf(table.Name) }).Body.Span)!["Table"]!;
        if (TableRequest.Shape(there) != TableRequest.Shape(TableRequest.Create(table, place)))
        {
            throw new LocalException(
                $"The data folder's table {place.NameOf(table.Name)} was made by another version of the shop, with other keys or indexes; "
                + "start once with --reset (its data goes)");
        }
    }

    // Asked first, since DynamoDB refuses to enable what is enabled.
    private void Expire(TableSpec table, string attribute)
    {
        var name = place.NameOf(table.Name);
        var now = JsonNode.Parse(Call("DescribeTimeToLive", new() { ["TableName"] = name }).Body.Span)!["TimeToLiveDescription"]!;
        if ((string?)now["TimeToLiveStatus"] == "ENABLED" && (string?)now["AttributeName"] == attribute)
        {
            return;
        }

        var specification = new JsonObject { ["AttributeName"] = attribute, ["Enabled"] = true };
        var reply = Call("UpdateTimeToLive", new() { ["TableName"] = name, ["TimeToLiveSpecification"] = specification });
        if (reply.Status != 200)
        {
            throw new InvalidOperationException($"{table.Id} cannot expire by {attribute}: {JsonNode.Parse(reply.Body.Span)!["message"]}");
        }
    }

    private AwsReply Call(string operation, JsonObject body)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"DynamoDB_20120810.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, JsonSerializer.SerializeToUtf8Bytes(body));
        return dynamo.HandleAsync(call, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }
}
