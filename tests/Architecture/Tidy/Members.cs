using System.Text.RegularExpressions;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Tidy;

/// <summary>A member of a type, as far as its length goes: its header's first line to its last.</summary>
internal readonly record struct Member(string Header, int FirstLine, int LinesCount);

/// <summary>Cuts a file into members by counting braces: what stands directly in a type's body, from one end to the next.</summary>
internal static partial class Members
{
    public static IReadOnlyList<Member> Of(string source)
    {
        var code = CSharpText.Code(source);
        var members = new List<Member>();
        Cut(code, 0, code.Length, isType: false, members);
        return members;
    }

    // Outside of types only types are looked for; a program's top-level statements count as a member each.
    private static void Cut(string code, int from, int to, bool isType, List<Member> members)
    {
        var start = from;
        for (var at = from; at < to; at++)
        {
            if (code[at] == ';')
            {
                Add(code, start, at, isType, members);
                start = at + 1;
            }
            else if (code[at] == '{')
            {
                var close = Close(code, at, to);
                if (TypeHeader().IsMatch(code[start..at]))
                {
                    Cut(code, at + 1, close, isType: true, members);
                }
                else if (Continues(code, close + 1))
                {
                    at = close;
                    continue; // An initialiser, a list or a lambda inside a longer member.
                }
                else
                {
                    Add(code, start, close, isType, members);
                }

                at = close;
                start = close + 1;
            }
        }
    }

    private static void Add(string code, int start, int end, bool isType, List<Member> members)
    {
        while (start < end && char.IsWhiteSpace(code[start]))
        {
            start++;
        }

        if (isType && start < end)
        {
            var line = Line(code, start);
            var header = code[start..end].Split('\n')[0].Trim();
            members.Add(new(header, line, Line(code, end) - line + 1));
        }
    }

    private static int Close(string code, int open, int to)
    {
        var depth = 0;
        for (var at = open; at < to; at++)
        {
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }
        }

        return to - 1;
    }

    // A block goes on when an operator, a closing bracket or a semicolon follows it.
    private static bool Continues(string code, int at)
    {
        while (at < code.Length && char.IsWhiteSpace(code[at]))
        {
            at++;
        }

        return at < code.Length && (code[at] is ';' or ',' or ')' or '.' or ']' or '?' or '=' or ':' or '!');
    }

    private static int Line(string code, int at) => code.AsSpan(0, at).Count('\n') + 1;

    [GeneratedRegex(@"(^|[\s;}])(class|struct|record|interface|enum)\s+\w", RegexOptions.CultureInvariant)]
    private static partial Regex TypeHeader();
}
