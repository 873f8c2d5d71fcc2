extern alias antlr;

using System.Collections.Immutable;
using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Finds the names a file declares and the files it builds on from the heads of its declarations, before anything is parsed.</summary>
internal static class DeclarationScanner
{
    public static (ImmutableArray<QuotedSyntax> Used, QuotedSyntax? Amended) Paths(SourceText text, List<CommonToken> tokens)
    {
        List<QuotedSyntax> used = [];
        QuotedSyntax? amended = null;
        List<CommonToken> visible = [.. tokens.Where(t => t.Channel == Lexer.DefaultTokenChannel)];
        for (int i = 0; i + 1 < visible.Count; i++)
        {
            if (visible[i + 1].Type != StatuteLexer.STRING) continue;
            if (visible[i].Type == StatuteLexer.USE && (i == 0 || visible[i - 1].Line < visible[i].Line)) used.Add(Quoted(text, visible[i + 1]));
            else if (visible[i].Type == StatuteLexer.AMENDS) amended ??= Quoted(text, visible[i + 1]);
        }
        return ([.. used], amended);
    }

    /// <summary>Names of definitions, parameters, offense lists, readings, fields, the values of categories, and things called something.</summary>
    public static List<string> Names(List<CommonToken> tokens)
    {
        List<string> names = [];
        int recordColumn = -1, recordLine = 0, line = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            CommonToken token = tokens[i];
            if (token.Type == StatuteLexer.CALLED) Add(names, WordsUntil(tokens, i + 1, t => EndsCalled(t.Type)));
            if (token.Channel != Lexer.DefaultTokenChannel || token.Line == line) continue;
            line = token.Line;
            if (recordColumn >= 0 && token.Column <= recordColumn && token.Line > recordLine) recordColumn = -1;
            if (recordColumn >= 0)
            {
                ReadField(tokens, i, names);
                continue;
            }
            switch (LayoutPass.MisspeltOpening(token) is > 0 and int meant ? meant : token.Type)
            {
                case StatuteLexer.RECORD:
                    (recordColumn, recordLine) = (token.Column, token.Line);
                    break;
                // A bare "offenses" opens the list of a parameter: what stands on the next line is no name.
                case StatuteLexer.PARAMETER or StatuteLexer.OFFENSES or StatuteLexer.READING when i + 1 < tokens.Count && tokens[i + 1].Line == token.Line:
                    Add(names, WordsUntil(tokens, i + 1, t => t.Type is StatuteLexer.CITE or StatuteLexer.IS or StatuteLexer.IN_FORCE or (>= StatuteLexer.IS_ONE_OF and <= StatuteLexer.IS_NOT_A)));
                    break;
                case StatuteLexer.GROUP:
                    Add(names, WordsUntil(tokens, i + 1, t => t.Type is StatuteLexer.GATHERS or StatuteLexer.PLURAL));
                    break;
                case StatuteLexer.DEFINE:
                    ReadDefinition(tokens, i, names);
                    break;
            }
        }
        return names;
    }

    /// <summary>"define a NAME as" is a kind, whatever words it holds; "define NAME of a SUBJECT as" is a value.</summary>
    private static void ReadDefinition(List<CommonToken> tokens, int define, List<string> names)
    {
        List<CommonToken> head = WordsUntil(tokens, define + 1, t => t.Type is StatuteLexer.AS or StatuteLexer.CITE or StatuteLexer.PLURAL or StatuteLexer.IN_FORCE, keepArticles: true);
        bool isKind = head.Count > 0 && head[0].Type == StatuteLexer.ARTICLE;
        // Without "as" the name ends where the next article begins what it means.
        bool hasAs = tokens.Skip(define).TakeWhile(t => t.Line == tokens[define].Line).Any(t => t.Type == StatuteLexer.AS);
        if (head.Count > 1 && head[^1].Type == StatuteLexer.COMMA) head = head[..^1];
        if (isKind && !hasAs && head.FindIndex(1, t => t.Type == StatuteLexer.ARTICLE) is > 1 and int second) head = head[..second];
        int of = head.FindLastIndex(t => t.Type == StatuteLexer.OF);
        if (!isKind && of > 0 && of + 1 < head.Count && head[of + 1].Type == StatuteLexer.ARTICLE) head = head[..of];
        Add(names, head);
    }

    private static void ReadField(List<CommonToken> tokens, int start, List<string> names)
    {
        List<CommonToken> head = WordsUntil(tokens, start, t => IsFieldVerb(t.Type));
        if (head.Count == 0 || tokens[start].Type is StatuteLexer.TEXT_BLOCK or StatuteLexer.COUNTS_FROM) return;
        Add(names, head);
        int column = ColumnOfLine(tokens, start), i = start;
        while (tokens[i] != head[^1]) i++;
        i++;
        while (i < tokens.Count && tokens[i].Channel != Lexer.DefaultTokenChannel) i++;
        if (i >= tokens.Count || tokens[i].Type != StatuteLexer.IS_ONE_OF) return;
        List<CommonToken> value = [];
        for (i++; i < tokens.Count && !(tokens[i].Line > tokens[i - 1].Line && tokens[i].Column <= column); i++)
        {
            CommonToken token = tokens[i];
            if (token.Type is StatuteLexer.COMMA or StatuteLexer.GT or StatuteLexer.OR or StatuteLexer.UNRANKED) Flush();
            else if (token.Type is StatuteLexer.STRING or StatuteLexer.IN_EXAMPLES or StatuteLexer.ALSO_CALLED or StatuteLexer.MAY_BE_NOT_YET or StatuteLexer.MAY_NOT_APPLY
                or StatuteLexer.MAY_BE_SCHEDULED or StatuteLexer.USUALLY_MISSING or StatuteLexer.ON_FILE_DAY or StatuteLexer.COUNTS_FROM) break;
            else if (token.Channel == Lexer.DefaultTokenChannel) value.Add(token);
        }
        Flush();

        void Flush()
        {
            Add(names, value);
            value.Clear();
        }
    }

    /// <summary>Column of the first sign of a token's line, an article included; the token is the line's first visible one.</summary>
    private static int ColumnOfLine(List<CommonToken> tokens, int i)
    {
        while (i > 0 && tokens[i - 1].Line == tokens[i].Line) i--;
        return tokens[i].Column;
    }

    private static bool EndsCalled(int type) =>
        type is StatuteLexer.WHERE or StatuteLexer.SATISFIES or StatuteLexer.COMMA or StatuteLexer.OF or StatuteLexer.THAT or StatuteLexer.LPAREN or StatuteLexer.RPAREN or StatuteLexer.AND or StatuteLexer.OR;

    private static bool IsFieldVerb(int type) => type is StatuteLexer.IS or StatuteLexer.IS_A or StatuteLexer.IS_ONE_OF;

    /// <summary>The tokens from a place to the end of its line or the first that ends the name.</summary>
    private static List<CommonToken> WordsUntil(List<CommonToken> tokens, int start, Func<CommonToken, bool> ends, bool keepArticles = false)
    {
        List<CommonToken> words = [];
        for (int i = start; i < tokens.Count && tokens[i].Line == tokens[start].Line && !ends(tokens[i]); i++)
        {
            if (tokens[i].Type is StatuteLexer.STRING or StatuteLexer.OPEN_STRING or StatuteLexer.AS_DEFINED_IN) break;
            if (tokens[i].Channel == Lexer.DefaultTokenChannel || (keepArticles && tokens[i].Type == StatuteLexer.ARTICLE)) words.Add(tokens[i]);
        }
        return words;
    }

    private static void Add(List<string> names, List<CommonToken> words)
    {
        string name = NameJoiner.Words(string.Join(' ', words.Select(t => t.Text)));
        if (name.Length > 0 && words[0].Type is not (StatuteLexer.FROM or StatuteLexer.UNTIL) && words.TrueForAll(t => char.IsLetterOrDigit(t.Text[0]) || t.Type is StatuteLexer.QUOTED_NAME)) names.Add(name);
    }

    private static QuotedSyntax Quoted(SourceText text, CommonToken token) =>
        new(token.Text[1..^1], new(text, token.StartIndex, token.StopIndex - token.StartIndex + 1));
}
