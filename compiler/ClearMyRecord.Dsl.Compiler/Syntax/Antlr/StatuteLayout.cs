extern alias antlr;

using System.Collections.Immutable;
using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>What a piece of a statute is to its layout.</summary>
public enum LayoutRole : byte
{
    /// <summary>A word, sign or literal that the parser reads.</summary>
    Word,

    /// <summary>An article: read over, and kept where it stands.</summary>
    Article,
    Comment,
    BlockStart,
    BlockEnd,

    /// <summary>The end of a statement, its block included.</summary>
    StatementEnd,
}

/// <param name="Kind">The name that the grammar gives it: LABEL, WHERE, STRING.</param>
/// <param name="Text">Its letters with Word's signs made plain; empty for blocks and ends.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Just behind its last letter.</param>
public sealed record LayoutToken(LayoutRole Role, string Kind, string Text, int Start, int End);

/// <summary>Words and blocks of a statute for tools that care how it is laid out, not what it says.</summary>
public static class StatuteLayout
{
    /// <summary>Every word, article and comment as written, names not yet joined.</summary>
    public static ImmutableArray<LayoutToken> Words(SourceText text) =>
        [.. WordReader.Read(PlainText.Of(text.Code)).Where(token => token.Type != StatuteLexer.TAB).Select(Of)];

    /// <summary>The words that the parser gets, in their blocks, declared names joined.</summary>
    public static ImmutableArray<LayoutToken> Structure(SourceText text, IEnumerable<string> importedNames)
    {
        string plain = PlainText.Of(text.Code);
        List<CommonToken> tokens = WordReader.Read(plain);
        NameJoiner names = new(importedNames.Concat(DeclarationScanner.Names(tokens)));
        return [.. new LayoutPass(text, plain, new DiagnosticBag()).Run(tokens, names).Where(token => token.Type != TokenConstants.EOF).Select(Of)];
    }

    private static LayoutToken Of(CommonToken token)
    {
        LayoutRole role = token.Type switch
        {
            StatuteLexer.INDENT => LayoutRole.BlockStart,
            StatuteLexer.DEDENT => LayoutRole.BlockEnd,
            StatuteLexer.NEWLINE => LayoutRole.StatementEnd,
            StatuteLexer.COMMENT => LayoutRole.Comment,
            StatuteLexer.ARTICLE => LayoutRole.Article,
            _ => LayoutRole.Word,
        };
        return new(role, StatuteLexer.DefaultVocabulary.GetSymbolicName(token.Type), token.Text, token.StartIndex, token.StopIndex + 1);
    }
}
