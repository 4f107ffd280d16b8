namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>
/// One way for an event to match: tests by the path of a leaf, all of which must hold. A pattern without <c>$or</c> has one.
/// Fields inside of arrays must come from the same element wherever they share an array.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-arrays.html
/// </summary>
internal sealed class PatternCase(IReadOnlyDictionary<string, IReadOnlyList<ValueTest>> tests)
{
    // The order is AWS's too: it decides which elements an absence is looked for in.
    private readonly KeyValuePair<string, IReadOnlyList<ValueTest>>[] _tests =
        [.. tests.OrderBy(test => test.Key, StringComparer.Ordinal)];

    /// <summary>
    /// Follows, field by field, all elements of arrays that the fields so far may have come from. An array that no later field is in is
    /// forgotten, so that arrays which have nothing to do with each other do not multiply.
    /// </summary>
    public bool Matches(EventFields fields)
    {
        HashSet<ArrayPlaces> places = [ArrayPlaces.None];
        for (var at = 0; at < _tests.Length && places.Count > 0; at++)
        {
            var later = _tests[(at + 1)..].SelectMany(test => fields.At(test.Key)).SelectMany(field => field.Places.Arrays).ToHashSet();
            places = Step(places, fields.At(_tests[at].Key), _tests[at].Value, later);
        }

        return places.Count > 0;
    }

    private static HashSet<ArrayPlaces> Step(
        HashSet<ArrayPlaces> places, IReadOnlyList<EventField> fields, IReadOnlyList<ValueTest> tests, HashSet<int> later)
    {
        var next = new HashSet<ArrayPlaces>();
        var accepted = fields.Where(field => tests.Any(test => test.Accepts(field.Value))).ToArray();
        var mayBeAbsent = tests.Any(test => test is AbsentTest);
        foreach (var place in places)
        {
            next.UnionWith(accepted.Select(field => place.With(field.Places)).OfType<ArrayPlaces>().Select(all => all.Only(later)));
            if (mayBeAbsent && fields.All(field => place.With(field.Places) is null))
            {
                next.Add(place.Only(later));
            }
        }

        return next;
    }
}
