using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Bench.Handlers.Invoking;

/// <summary>A function in this process with all around it: its environment from the topology, a DynamoDB, and telemetry.</summary>
internal sealed class Stage : IDisposable
{
    private const int ListedItems = 21; // One more than a page has, so that there is a next one.

    private static readonly Place s_place = new("us-east-1", "123456789012");

    private readonly InstantDynamoDb _dynamo = new(Answers());

    public Stage(Invoke invoke)
    {
        var clock = TimeProvider.System;
        var environment = EnvironmentOf(invoke.Function);
        Telemetry = Telemetry.Create(Stream.Null, environment, clock);
        Host = new(environment, clock, Telemetry, new Deadline(clock));
        Function = invoke.Create(invoke.Function, Host);
    }

    public Telemetry Telemetry { get; }

    public Host Host { get; }

    public IFunction Function { get; }

    /// <summary>A row as DynamoDB writes it: without white space.</summary>
    public static byte[] Item(string row) => Encoding.UTF8.GetBytes(Compact(row));

    public void Dispose()
    {
        Telemetry.Dispose();
        _dynamo.Dispose();
    }

    private static Prepared[] Answers()
    {
        var (product, stock) = (Compact(Rows.Product), Compact(Rows.Stock));
        var (products, stocks) = (s_place.NameOf(Products.Table.Name), s_place.NameOf(Inventory.Stock.Name));
        var page = string.Join(',', Enumerable.Repeat(product, ListedItems));
        return
        [
            new("GetItem", products, $$"""{"Item":{{product}}}"""),
            new("GetItem", stocks, $$"""{"Item":{{stock}}}"""),
            new("Query", products, $$"""{"Count":{{ListedItems}},"Items":[{{page}}],"ScannedCount":{{ListedItems}}}"""),
        ];
    }

    private Dictionary<string, string> EnvironmentOf(string function)
    {
        var described = Shop.Describe().Functions.First(f => f.Name == function);
        return new(described.Environment(s_place).Select(v => KeyValuePair.Create(v.Name, v.Value)), StringComparer.Ordinal)
        {
            ["AWS_LAMBDA_FUNCTION_NAME"] = function,
            ["AWS_REGION"] = s_place.Region,
            ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            ["AWS_SESSION_TOKEN"] = new('t', 300), // About as long as Lambda's.
            ["AWS_ENDPOINT_URL_DYNAMODB"] = _dynamo.Endpoint,
        };
    }

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();
}
