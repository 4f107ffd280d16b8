using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>Makes the last <paramref name="first"/> of every so many writes conflict.</summary>
internal sealed class Conflicts(int every, int first = 1) : IFaults
{
    private int _asked = -1;

    public WriteFault? Next(string operation, string table) =>
        Interlocked.Increment(ref _asked) % every >= every - first ? WriteFault.TransactionConflict : null;
}
