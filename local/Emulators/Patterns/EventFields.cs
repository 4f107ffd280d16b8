using System.Text.Json;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>A leaf of an event: what stands there, and in which elements of arrays.</summary>
internal sealed record EventField(EventValue Value, ArrayPlaces Places);

/// <summary>
/// The leaves of an event by their path, names joined by dots. Arrays have no step of their own in a path, and an object, an empty array
/// or an empty object is no leaf.
/// </summary>
internal sealed class EventFields
{
    private readonly Dictionary<string, List<EventField>> _fields = new(StringComparer.Ordinal);
    private int _arraysCount;

    private EventFields()
    {
    }

    public static EventFields Of(JsonElement @event)
    {
        var fields = new EventFields();
        fields.Add("", @event, ArrayPlaces.None);
        return fields;
    }

    public IReadOnlyList<EventField> At(string path) => _fields.TryGetValue(path, out var fields) ? fields : [];

    private void Add(string path, JsonElement value, ArrayPlaces places)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Add(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value, places);
                }

                break;
            case JsonValueKind.Array:
                AddElements(path, value, places);
                break;
            default:
                Leaves(path).Add(new(EventValue.Of(value), places));
                break;
        }
    }

    // Of values in an array, each may be the one that matches; only objects and arrays inside of it bind other fields to their element.
    private void AddElements(string path, JsonElement array, ArrayPlaces places)
    {
        var number = _arraysCount++;
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            var holdsMore = element.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
            Add(path, element, holdsMore ? places.Inside(number, index) : places);
            index++;
        }
    }

    private List<EventField> Leaves(string path)
    {
        if (!_fields.TryGetValue(path, out var fields))
        {
            _fields[path] = fields = [];
        }

        return fields;
    }
}
