using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// One page of a query or scan. Limit and the 1 MB bound count what is examined; the filter only decides what is answered.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
/// </summary>
internal sealed class Page
{
    private const int BytesMax = 1024 * 1024;

    private readonly PageRequest _request;
    private readonly List<Row> _matches = [];
    private int _scanned;
    private int _count;
    private long _bytes;
    private Row? _last;
    private bool _isPartial;

    private Page(PageRequest request) => _request = request;

    public static ReadOnlyMemory<byte> Read(Engine engine, PageRequest request, RangeQuery query)
    {
        var page = new Page(request);
        engine.Store.ReadOnce(session =>
        {
            page.Fill(query.Rows(session));
            return true;
        });
        return Json.WriteObject(page.Write);
    }

    private void Fill(IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            if (_last is not null && _bytes + row.Size > BytesMax)
            {
                _isPartial = true;
                return;
            }

            Examine(row);
            if (_scanned == _request.Limit)
            {
                // The service does not look ahead: it says that there may be more even when there is not.
                _isPartial = true;
                return;
            }
        }
    }

    private void Examine(Row row)
    {
        _last = row;
        _scanned++;
        _bytes += row.Size;
        if (_request.Filter is not null && !_request.Filter.Holds(row.Item))
        {
            return;
        }

        _count++;
        if (!_request.CountsOnly)
        {
            _matches.Add(row);
        }
    }

    private void Write(Utf8JsonWriter json)
    {
        if (!_request.CountsOnly)
        {
            var shape = new ItemRead(_request.Table, new ItemKey([], []), _request.Projection);
            json.WriteStartArray("Items"u8);
            foreach (var row in _matches)
            {
                shape.Write(json, row);
            }

            json.WriteEndArray();
        }

        json.WriteNumber("Count"u8, _count);
        json.WriteNumber("ScannedCount"u8, _scanned);
        if (_isPartial)
        {
            json.WriteItem("LastEvaluatedKey"u8, _request.LastKey(_last!.Item));
        }

        WriteCapacity(json);
    }

    private void WriteCapacity(Utf8JsonWriter json)
    {
        if (_request.Capacity is null)
        {
            return;
        }

        var consumed = new ConsumedCapacity(_request.Table.Name);
        var units = Capacity.ReadUnits(_bytes, _request.Mode);
        if (_request.Index is null)
        {
            consumed.AddTable(units);
        }
        else
        {
            consumed.AddIndex(_request.Index.Name, units);
        }

        json.WritePropertyName("ConsumedCapacity"u8);
        consumed.Write(json, byIndex: _request.Capacity == "INDEXES");
    }
}
