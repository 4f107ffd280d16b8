using System.Globalization;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Local.Tracing;

/// <summary>Turns what the parts of the cloud tell of themselves into steps of traces.</summary>
public sealed class TraceRecorder(TraceLog log, FunctionRoles roles)
{
    public void Request(AccessRecord request) => log.Add(
        request.TraceId, SegmentKind.Request, $"{request.Method} {request.Path}", request.Duration,
        request.Status.ToString(CultureInfo.InvariantCulture), request.Reason.Length > 0 ? request.Reason : request.Operation);

    public void Invocation(InvocationRecord invocation)
    {
        var start = invocation switch
        {
            { Code: "" } => "no instance",
            { Cold: true, Init: { } init } => string.Create(CultureInfo.InvariantCulture, $"cold start, {init.TotalMilliseconds:0.0} ms"),
            _ => "warm",
        };
        // Told after the invocation, it ended when that began.
        log.Add(
            invocation.TraceId, SegmentKind.Start, invocation.Function, invocation.Waited, start, invocation.Code,
            endedBefore: invocation.Duration);
        if (invocation.Code.Length > 0)
        {
            log.Add(
                invocation.TraceId, SegmentKind.Invocation, invocation.Function, invocation.Duration, invocation.Outcome,
                invocation.RequestId);
        }
    }

    /// <summary>A call belongs to the request that its instance serves at that moment, since that is one at a time.</summary>
    public void Call(AnsweredCall answered)
    {
        if (roles.InstanceOf(answered.Call.Caller)?.TraceId is { } trace)
        {
            log.Add(
                trace, SegmentKind.Call, $"{answered.Service} {answered.Call.Operation}", answered.Took,
                CallSubject.OutcomeOf(answered.Reply), CallSubject.Of(answered.Call));
        }
    }
}
