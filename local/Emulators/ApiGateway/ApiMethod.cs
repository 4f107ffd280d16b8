using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>What answers a method of a path.</summary>
internal abstract record ApiMethod(string Operation, string Template);

/// <summary>A Lambda proxy integration.</summary>
internal sealed record FunctionMethod(string Function, string Operation, RouteSpec Route) : ApiMethod(Operation, Route.Path);

/// <summary>A route that the gateway answers itself.</summary>
internal sealed record FixedMethod(string Operation, string Template, Func<ApiCall, ApiReply> Answer) : ApiMethod(Operation, Template);
