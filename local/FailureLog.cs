using System.Globalization;
using System.Text;

namespace Ecommerce.Local;

/// <summary>
/// Where exceptions go that are bugs of ours: the whole story into a file, and one line on the error output that says which file.
/// </summary>
public sealed class FailureLog(string path, TextWriter told) : TextWriter
{
    private readonly Lock _gate = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value) => WriteLine(value);

    /// <param name="value">The failure; its first line is the one that is told.</param>
    public override void WriteLine(string? value)
    {
        var text = value ?? "";
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        told.WriteLine($"{(end < 0 ? text : text[..end])}  (a bug; the whole story is in {Append(text)})");
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    private string Append(string text)
    {
        var entry = string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():O} {text}{Environment.NewLine}");
        try
        {
            return AppendTo(path, entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return AppendTo(Path.Combine(Path.GetTempPath(), Path.GetFileName(path)), entry);
        }
    }

    private string AppendTo(string file, string entry)
    {
        lock (_gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.AppendAllText(file, entry);
            return file;
        }
    }
}
