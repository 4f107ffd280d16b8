using System.Globalization;
using Ecommerce.Bench.ColdStart.Aws;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Bench.Aws;

public sealed class ReportLineTests
{
    private const string Warm =
        "REPORT RequestId: 8f5b\tDuration: 3.45 ms\tBilled Duration: 67 ms\tMemory Size: 512 MB\tMax Memory Used: 33 MB\t";

    [Fact]
    public void AColdStartTellsHowLongItsInitTook() =>
        ReportLine.In($"START RequestId: 8f5b Version: $LATEST\nEND RequestId: 8f5b\n{Warm}Init Duration: 62.87 ms\t\n"
            + "XRAY TraceId: 1-6703f00d-1\tSegmentId: 5f\tSampled: true\t\n")
            .ShouldBe(new ReportLine(3.45, 67, 512, 33, InitMs: 62.87));

    [Fact]
    public void AWarmCallHasNoInit() => ReportLine.In(Warm + "\n").ShouldBe(new ReportLine(3.45, 67, 512, 33));

    [Fact]
    public void ASnapshotThatWasResumedIsToldApart() =>
        ReportLine.In($"{Warm}Restore Duration: 300.10 ms\tBilled Restore Duration: 1 ms\t\n").ShouldNotBeNull().IsRestored.ShouldBeTrue();

    [Fact]
    public void WhatAFunctionItselfLogsBeforeItIsNotTheReport() =>
        ReportLine.In($"REPORT RequestId: of ours\tDuration: 1 ms\n{Warm}\n").ShouldBe(new ReportLine(3.45, 67, 512, 33));

    [Theory]
    [InlineData("")]
    [InlineData("REPORT RequestId: 8f5b")]
    [InlineData("INIT_REPORT Init Duration: 62.87 ms\tPhase: init\tStatus: error")]
    [InlineData("REPORT RequestId: 8f5b\tDuration: 3.45 s\tBilled Duration: 4 ms\tMemory Size: 512 MB\tMax Memory Used: 33 MB")]
    [InlineData("REPORT RequestId: 8f5b\tDuration: -3.45 ms\tBilled Duration: 4 ms\tMemory Size: 512 MB\tMax Memory Used: 33 MB")]
    [InlineData("REPORT RequestId: 8f5b\tDuration: NaN ms\tBilled Duration: 4 ms\tMemory Size: 512 MB\tMax Memory Used: 33 MB")]
    [InlineData("REPORT RequestId: 8f5b\tDuration: 3,45 ms\tBilled Duration: 4 ms\tMemory Size: 512 MB\tMax Memory Used: 33 MB")]
    [InlineData("REPORT RequestId: 8f5b\tDuration: 3.45 ms\tMemory Size: 512 MB\tMax Memory Used: 33 MB")]
    [InlineData(Warm + "Init Duration: ages")]
    public void WhatCannotBeReadIsNoReport(string log) => ReportLine.In(log).ShouldBeNull();

    [Property]
    public bool AnyFiguresComeBack(uint duration, uint billed, ushort size, ushort used, uint? init)
    {
        var (first, start) = (duration / 100m, init / 100m);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"REPORT RequestId: 8f5b\tDuration: {first:0.00} ms\tBilled Duration: {billed} ms\tMemory Size: {size} MB"
            + $"\tMax Memory Used: {used} MB\t{(start is null ? "" : $"Init Duration: {start:0.00} ms\t")}\n");
        return ReportLine.In(line) == new ReportLine((double)first, billed, size, used, (double?)start);
    }

    [Property]
    public bool GarbageIsReadOrNotButBreaksNothing(string? before, string? field, string? after) =>
        ReportLine.In($"{before}\n{Warm}{field}\n{after}")
            is null or { DurationMs: >= 0, BilledMs: >= 0, MemoryMb: >= 0, InitMs: null or >= 0 };
}
