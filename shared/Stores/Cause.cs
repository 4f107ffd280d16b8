using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Stores;

/// <summary>
/// What a change came from: a person's request, an event that was heard, or the clock. It goes into the event that tells of the change.
/// </summary>
/// <param name="CorrelationId">The undertaking that the change is part of; it goes on unchanged from a request to all that follows.</param>
/// <param name="Actor">Who caused it: <c>admin:&lt;sub&gt;</c>, <c>customer:&lt;sub&gt;</c> or <c>system:&lt;service&gt;</c>.</param>
/// <param name="TraceParent">The client's place in its trace (W3C Trace Context); null for none.</param>
public sealed record Cause(string CorrelationId, string Actor, string? TraceParent)
{
    /// <summary>The event that was heard; null where none was.</summary>
    public EventId? CausationId { get; init; }

    /// <summary>
    /// The cause of what somebody asked for, who is an admin exactly when the token says so. The route's authorizer has seen to it that
    /// there is a caller.
    /// </summary>
    public static Cause Of(ApiRequest request) =>
        new(request.CorrelationId, ActorOf(request.Caller ?? throw Anonymous(request)), request.TraceParent);

    /// <summary>The cause of what a consumer decides on hearing an event.</summary>
    /// <param name="actor">The consumer's service: <see cref="ActorOf(string)"/>.</param>
    public static Cause Of(EventMetadata heard, string actor) =>
        new(heard.CorrelationId, actor, heard.TraceParent) { CausationId = heard.Id };

    /// <summary>The cause of what a service does because its time has come: an undertaking of its own.</summary>
    /// <param name="service">In lower case, such as <c>orders</c>.</param>
    public static Cause OfClock(string service, TimeProvider clock) =>
        new(Id.New<UndertakingId>(clock).Text, ActorOf(service), TraceParent: null);

    /// <summary>The actor that a service is when nobody asked it.</summary>
    /// <param name="service">In lower case, such as <c>orders</c>.</param>
    public static string ActorOf(string service) => $"system:{service}";

    private static string ActorOf(Caller caller) => $"{(caller.Has(Scope.AdminWeb) ? "admin" : "customer")}:{caller.Subject}";

    private static InvalidOperationException Anonymous(ApiRequest request) =>
        new($"{request.Method} {request.Resource} came without a caller");
}

/// <summary>The correlation id of what no request began.</summary>
internal readonly record struct UndertakingId(string Text) : IId<UndertakingId>
{
    public static string Prefix => "und";

    public static UndertakingId Of(string text) => new(text);
}
