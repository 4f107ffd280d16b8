namespace Ecommerce.Topology;

/// <summary>
/// Rows that come into a table's outbox, in the order of the table's stream. What fails is tried alone, then put aside; a sweep of the
/// outbox finds it there.
/// </summary>
public sealed record StreamTrigger(TableSpec Table) : AsyncTrigger
{
    public TableSpec Table { get; } = Table.Outbox is not null
        ? Table
        : throw new TopologyException($"{Table.Id} has no outbox that could wake anybody");

    /// <summary>Rows that the function gets at once.</summary>
    public int BatchMax { get; init; } = 10;

    /// <summary>Lambda would else try until the record leaves the stream, and hold up all behind it.</summary>
    public int RetriesMax { get; init; } = 5;

    /// <summary>How old a record may be when it is tried; Lambda takes a minute to a week.</summary>
    public TimeSpan RecordAgeMax { get; init; } = TimeSpan.FromHours(1);

    public override DeadLetterSpec DeadLetterOf(OperationSpec operation) => new($"{FunctionOf(operation)}-dead");

    // Lambda reads the stream, and puts aside, in the name of the function that it wakes.
    protected internal override IEnumerable<Grant> Implied(OperationSpec operation) =>
    [
        new(Table, "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams")
        {
            Parts = ["/stream/*"],
        },
        DeadLetterOf(operation).Send,
    ];

    protected internal override void Accept(FunctionSpec function, OperationSpec operation, IShopReader reader) =>
        reader.Wake(function, operation, this);
}
