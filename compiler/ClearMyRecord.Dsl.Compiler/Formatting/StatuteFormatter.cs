using System.Text;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Formatting;

/// <summary>
/// Lays out a statute as the house does. It works on words and blocks, not on the tree, so that a new construct needs no line here,
/// and it hands out only a text that gives the parser word for word what the old one gave.
/// </summary>
public static class StatuteFormatter
{
    /// <param name="text">One of the files; it reads without an error.</param>
    public static string Format(SourceText text, LoadedFiles files) =>
        Format(text, [.. files.Texts.Where(file => file != text).SelectMany(file => StatuteFrontEnd.Scan(file).DeclaredNames)]);

    /// <param name="text">A statute that reads without an error.</param>
    /// <param name="importedNames">Names declared in the files that it uses or amends.</param>
    public static string Format(SourceText text, IReadOnlyCollection<string> importedNames) =>
        // A document's layout is its author's.
        text.Literate is not null ? text.Text : FormatWell(text, importedNames) ?? Attempt(text, importedNames, isCareful: true) ?? text.Text;

    /// <returns>Null where closing gaps would make other words of it.</returns>
    internal static string? FormatWell(SourceText text, IReadOnlyCollection<string> importedNames) => Attempt(text, importedNames, isCareful: false);

    private static string? Attempt(SourceText text, IReadOnlyCollection<string> importedNames, bool isCareful)
    {
        List<LayoutLine> lines = LineReader.Read(text, importedNames);
        BlankLines.Set(lines);
        LineColumns.Fill(lines, text, isCareful);
        string end = text.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        StringBuilder formatted = new();
        foreach (LayoutLine line in lines)
        {
            if (line.BlankBefore) formatted.Append(end);
            formatted.Append(line.Text).Append(end);
        }

        SourceText result = new(text.Path, formatted.ToString());
        return Said(text, importedNames).SequenceEqual(Said(result, importedNames)) ? result.Text : null;
    }

    /// <summary>What the parser gets, and every comment.</summary>
    private static IEnumerable<(string, string)> Said(SourceText text, IReadOnlyCollection<string> importedNames) =>
        StatuteLayout.Structure(text, importedNames).Concat(StatuteLayout.Words(text).Where(word => word.Role == LayoutRole.Comment))
            .Select(token => (token.Kind, string.Join(' ', WordSpacing.Written(token, text).Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))));
}
