using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// All that an instance gets from outside. Only <see cref="Bootstrap"/> reads the process, so that many worlds, each with its
/// own clock and environment, can run in one test process.
/// </summary>
/// <param name="Environment">The function's variables.</param>
/// <param name="Clock">Where time comes from.</param>
/// <param name="Telemetry">Logs, metrics and traces of this instance.</param>
/// <param name="Deadline">When the invocation in hand must be over; set by <see cref="Instance"/>.</param>
public sealed record Host(
    IReadOnlyDictionary<string, string> Environment, TimeProvider Clock, Telemetry Telemetry, Deadline Deadline);
