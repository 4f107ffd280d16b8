using System.Text;

namespace Ecommerce.Local.Seeding;

/// <summary>A record of a CSV text and the line it begins at: one record can span lines.</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);

/// <summary>CSV as RFC 4180 has it. Empty lines are passed over; a quote where none may stand ends the reading.</summary>
internal sealed class CsvText(string text)
{
    private int _at;
    private int _line = 1;

    public static IEnumerable<CsvRecord> Read(string text, List<SeedMistake> mistakes)
    {
        var csv = new CsvText(text);
        while (csv.Next(mistakes) is { } record)
        {
            if (record.Fields is not [""])
            {
                yield return record;
            }
        }
    }

    private CsvRecord? Next(List<SeedMistake> mistakes)
    {
        if (_at >= text.Length)
        {
            return null;
        }

        var (line, fields) = (_line, new List<string>());
        while (true)
        {
            if ((Peek is '"' ? Quoted(mistakes) : Plain(mistakes)) is not { } field)
            {
                return null;
            }

            fields.Add(field);
            if (Peek is not ',')
            {
                EndLine();
                return new(line, fields);
            }

            _at++;
        }
    }

    private char? Peek => _at < text.Length ? text[_at] : null;

    private string? Plain(List<SeedMistake> mistakes)
    {
        var start = _at;
        while (Peek is not (null or ',' or '\n' or '\r'))
        {
            if (Peek is '"')
            {
                mistakes.Add(new(_line, "a quote in a field that does not begin with one; quote the whole field and double the quote"));
                return null;
            }

            _at++;
        }

        return text[start.._at];
    }

    private string? Quoted(List<SeedMistake> mistakes)
    {
        var (line, field) = (_line, new StringBuilder());
        for (_at++; Peek is { } letter; _at++)
        {
            if (letter is not '"')
            {
                _line += letter is '\n' ? 1 : 0;
                if (letter is not '\r' || _at + 1 == text.Length || text[_at + 1] is not '\n')
                {
                    field.Append(letter); // A line break is one character, whatever program wrote the file.
                }

                continue;
            }

            _at++;
            if (Peek is null or ',' or '\n' or '\r')
            {
                return field.ToString();
            }

            if (Peek is not '"')
            {
                mistakes.Add(new(_line, "something follows a closing quote; a quote inside a field is doubled"));
                return null;
            }

            field.Append('"');
        }

        mistakes.Add(new(line, "a quoted field begins here and never ends"));
        return null;
    }

    private void EndLine()
    {
        _at += Peek is '\r' ? 1 : 0;
        _at += Peek is '\n' ? 1 : 0;
        _line++;
    }
}
