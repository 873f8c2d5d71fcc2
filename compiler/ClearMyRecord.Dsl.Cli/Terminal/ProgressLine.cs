using System.Diagnostics;

namespace ClearMyRecord.Dsl.Cli.Terminal;

/// <summary>One line on standard error that says how far a long task has come, from its second second on. On no terminal: a line every ten seconds.</summary>
public sealed class ProgressLine(string what) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Lock _gate = new();
    private TimeSpan _shown;
    private int _width;

    /// <summary>May be called as often as one likes, from any thread.</summary>
    public void Show(string how)
    {
        TimeSpan now = _clock.Elapsed;
        TimeSpan every = _terminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
        if (now < s_patience || now - _shown < every || !_gate.TryEnter()) return;
        try
        {
            _shown = now;
            string line = $"{what}: {how}";
            if (_terminal) Console.Error.Write("\r" + line.PadRight(_width));
            else Console.Error.WriteLine(line);
            _width = line.Length;
        }
        finally
        {
            _gate.Exit();
        }
    }

    public void Dispose()
    {
        if (_terminal && _width > 0) Console.Error.Write("\r" + new string(' ', _width) + "\r");
    }
}
