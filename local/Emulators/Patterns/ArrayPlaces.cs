namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>In which elements of which arrays something stands. Arrays of an event are numbered as they come.</summary>
internal sealed class ArrayPlaces : IEquatable<ArrayPlaces>
{
    private readonly (int Array, int Index)[] _places;

    private ArrayPlaces((int Array, int Index)[] places) => _places = places;

    public static ArrayPlaces None { get; } = new([]);

    public IEnumerable<int> Arrays => _places.Select(place => place.Array);

    /// <summary>These places and, deeper than all of them, an element of one more array.</summary>
    public ArrayPlaces Inside(int array, int index) => new([.. _places, (array, index)]);

    /// <summary>Both together; null when they stand in different elements of the same array.</summary>
    public ArrayPlaces? With(ArrayPlaces other)
    {
        if (_places.Any(mine => other._places.Any(its => its.Array == mine.Array && its.Index != mine.Index)))
        {
            return null;
        }

        return _places.Length == 0 ? other : new([.. _places.Union(other._places).OrderBy(place => place.Array)]);
    }

    /// <summary>Without the arrays that are not among these.</summary>
    public ArrayPlaces Only(HashSet<int> arrays) =>
        _places.Length == 0 ? this : new([.. _places.Where(place => arrays.Contains(place.Array))]);

    public bool Equals(ArrayPlaces? other) => other is not null && _places.AsSpan().SequenceEqual(other._places);

    public override bool Equals(object? obj) => Equals(obj as ArrayPlaces);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        Array.ForEach(_places, hash.Add);
        return hash.ToHashCode();
    }
}
