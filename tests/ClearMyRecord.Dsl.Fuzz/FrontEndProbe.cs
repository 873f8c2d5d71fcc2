using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Fuzz;

/// <summary>
/// What holds of the front end whatever it reads: it reads, binds and lowers without an exception, every place it speaks of lies
/// inside a file, every message can be shown, and its work is bounded by the size of what it read.
/// </summary>
public static class FrontEndProbe
{
    /// <summary>
    /// Work is measured by what is allocated, which does not depend on the machine's load. The first is for what is made once in a
    /// process, the second for each character read; the longest statutes take about two thousand.
    /// </summary>
    private const long ForAll = 256L << 20, ForCharacter = 40_000;

    /// <exception cref="InvalidOperationException">Something does not hold.</exception>
    public static void Check(string text, IStatuteLibrary library, string path = "fuzz.statute")
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Compilation compilation = new(new SourceText(path, text), library);
        foreach (Diagnostic message in compilation.Diagnostics)
        {
            Inside(message.Span, message);
            foreach ((SourceSpan span, _) in message.Notes) Inside(span, message);
            foreach (SourceSpan span in message.Also) Inside(span, message);
            if (DiagnosticRenderer.Render(message).Length == 0) throw new InvalidOperationException($"{message.Descriptor.Code} is shown as nothing");
        }

        long read = compilation.Loaded.Texts.Sum(file => (long)file.Text.Length), work = GC.GetAllocatedBytesForCurrentThread() - before;
        if (work > ForAll + (ForCharacter * read)) throw new InvalidOperationException($"{work:N0} bytes of work for {read:N0} characters");
    }

    private static void Inside(SourceSpan span, Diagnostic message)
    {
        bool isInside = span is { File: not null, Start: >= 0, Length: >= 0 } && span.End <= span.File.Text.Length;
        if (!isInside) throw new InvalidOperationException($"{message.Descriptor.Code} points outside of its file: {span.Start}+{span.Length}");
    }
}
