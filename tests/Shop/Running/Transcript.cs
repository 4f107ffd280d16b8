using System.Text;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>What a process prints, readable while it still does.</summary>
internal sealed class Transcript
{
    private readonly StringBuilder _text = new();
    private readonly Task _reading;

    public Transcript(Stream stream) => _reading = Task.Run(() => ReadAsync(stream));

    public bool IsWhole => _reading.IsCompleted;

    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    public async Task<string> WholeAsync()
    {
        await _reading;
        return Text;
    }

    private async Task ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var buffer = new char[1024];
        while (await reader.ReadAsync(buffer) is > 0 and var read)
        {
            lock (_text)
            {
                _text.Append(buffer, 0, read);
            }
        }
    }
}
