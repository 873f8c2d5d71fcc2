extern alias antlr;

using System.Collections.Immutable;
using antlr::Antlr4.Runtime;
using antlr::Antlr4.Runtime.Atn;
using antlr::ClearMyRecord.Dsl.Grammar;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>What a file says, and what is wrong with how it says it. The tree is whole even where the text is broken.</summary>
public sealed record ParseResult(FileSyntax File, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>What a glance at a file tells: what it builds on, and the names it declares.</summary>
/// <param name="UsedPaths">Each <c>use "…"</c>.</param>
/// <param name="AmendedPath">For a bill: the file it amends.</param>
/// <param name="DeclaredNames">Words that count, joined by one blank; see <see cref="NameSyntax.Text"/>.</param>
public sealed record FileOutline(ImmutableArray<QuotedSyntax> UsedPaths, QuotedSyntax? AmendedPath, ImmutableArray<string> DeclaredNames);

/// <summary>The door to the parser: text in, records out. It never throws, whatever the text holds.</summary>
public static class StatuteFrontEnd
{
    /// <summary>Largest text read, in characters. The longest codes of law known are a tenth of it.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    /// <param name="importedNames">Names declared in the files this one uses or amends; the file's own are found here.</param>
    public static ParseResult Parse(SourceText text, IEnumerable<string> importedNames) => ParseWords(Read(text), importedNames);

    /// <summary>Reads declaration heads only; no message is given.</summary>
    public static FileOutline Scan(SourceText text) => Read(text).Outline;

    /// <summary>The words of a text, and what its declaration heads tell: all that does not depend on other files.</summary>
    internal static Reading Read(SourceText text)
    {
        if (TooLarge(text) is not null) return new(text, "", [], [], new([], null, []));
        string plain = PlainText.Of(text.Code);
        List<CommonToken> tokens = WordReader.Read(plain);
        (ImmutableArray<QuotedSyntax> used, QuotedSyntax? amended) = DeclarationScanner.Paths(text, tokens);
        List<string> declared = DeclarationScanner.Names(tokens);
        return new(text, plain, tokens, declared, new(used, amended, [.. declared.Distinct()]));
    }

    internal static ParseResult ParseWords(Reading reading, IEnumerable<string> importedNames)
    {
        SourceText text = reading.Text;
        DiagnosticBag messages = new();
        SourceSpan whole = new(text, 0, text.Text.Length);
        if (TooLarge(text) is { } tooLarge) return new(new FileSyntax(null, [], whole), [tooLarge]);

        foreach ((int start, int length) in text.Literate?.Unclosed ?? [])
            messages.Add(SyntaxErrors.UnclosedFence.At(new(text, start, length)) with { Advice = $"close it with `{text.Text.Substring(start, length)}` on a line of its own" });
        NameJoiner names = new(importedNames.Concat(reading.Declared));
        LayoutPass layout = new(text, reading.Plain, messages);
        // The layout pass changes what words are; the reading stays as it was for the next time.
        List<CommonToken> laidOut = layout.Run([.. reading.Tokens.Select(token => new CommonToken(token) { Text = token.Text })], names);
        if (layout.IsTooDeep) return new(new FileSyntax(null, [], whole), messages.ToSorted());

        // All words at once: a message looks at the whole line, past where the parser stopped.
        CommonTokenStream stream = new(new ListTokenSource([.. laidOut]));
        stream.Fill();
        // The quick way is right whenever it finds no mistake, and most texts have none; it may find one where the thorough way does not.
        (StatuteErrorStrategy recovery, StatuteParser.FileContext tree) = Parse(stream, PredictionMode.SLL, text, new(), [.. layout.SilentLines]);
        if (recovery.HasReported) (recovery, tree) = Parse(stream, PredictionMode.LL, text, messages, layout.SilentLines);
        SyntaxBuilder builder = new(text, messages, recovery.BrokenLines, layout.SilentLines);
        FileSyntax file = builder.Build(tree);
        if (messages.HasErrors)
            file = file with { BrokenNames = [.. reading.Declared.Except(DeclaredNames.Of(file.Members)), .. builder.IsHeadBroken ? ["citation format"] : Array.Empty<string>()] };
        return new(file, messages.ToSorted());
    }

    private static (StatuteErrorStrategy Recovery, StatuteParser.FileContext Tree) Parse(
        CommonTokenStream stream, PredictionMode mode, SourceText text, DiagnosticBag messages, HashSet<int> silentLines)
    {
        stream.Seek(0);
        StatuteErrorStrategy recovery = new(text, messages, silentLines);
        StatuteParser parser = new(stream) { ErrorHandler = recovery };
        parser.Interpreter.PredictionMode = mode;
        parser.RemoveErrorListeners();
        return (recovery, parser.file());
    }

    /// <summary>The tokens after the layout pass, one a line: line:column, kind, words.</summary>
    public static string DumpTokens(SourceText text, IEnumerable<string> importedNames)
    {
        if (TooLarge(text) is not null) return "";
        string plain = PlainText.Of(text.Code);
        List<CommonToken> tokens = WordReader.Read(plain);
        NameJoiner names = new(importedNames.Concat(DeclarationScanner.Names(tokens)));
        System.Text.StringBuilder dump = new();
        foreach (CommonToken token in new LayoutPass(text, plain, new DiagnosticBag()).Run(tokens, names))
        {
            (int line, int column) = text.PositionOf(token.StartIndex);
            string words = token.StopIndex < token.StartIndex ? "" : " " + plain[token.StartIndex..(token.StopIndex + 1)].ReplaceLineEndings("⏎");
            dump.Append(line).Append(':').Append(column).Append(' ').Append(StatuteLexer.DefaultVocabulary.GetSymbolicName(token.Type)).Append(words).Append('\n');
        }
        return dump.ToString();
    }

    public static string DumpTokens(SourceText text) => DumpTokens(text, []);

    private static Diagnostic? TooLarge(SourceText text) =>
        text.Text.Length <= MostCharacters ? null
        : SyntaxErrors.TooLarge.At(new(text, 0, 0), text.Text.Length, MostCharacters) with { Advice = "divide it into several files and join them with `use`" };

    /// <summary>A text as words, before anything is known of other files.</summary>
    internal sealed record Reading(SourceText Text, string Plain, IReadOnlyList<CommonToken> Tokens, IReadOnlyList<string> Declared, FileOutline Outline);
}
