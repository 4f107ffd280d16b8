namespace Ecommerce.Bench.DynamoDb;

/// <summary>A day passes in a minute and a half: items, tokens and records of streams come to their end within one run.</summary>
internal sealed class FastClock : TimeProvider
{
    private const int Speed = 1000;

    private readonly DateTimeOffset _start = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _start + ((System.GetUtcNow() - _start) * Speed);
}
