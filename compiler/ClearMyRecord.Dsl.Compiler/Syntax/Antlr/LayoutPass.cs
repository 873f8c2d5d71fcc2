extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>
/// Stands between lexer and parser: finds blocks and lines from the columns, joins declared names, turns words that open
/// nothing here back into ordinary words, and reports what only characters and columns can tell.
/// </summary>
/// <remarks>
/// INVARIANT: every statement ends in exactly one NEWLINE, after its block if it has one; none comes before an INDENT.
/// </remarks>
internal sealed partial class LayoutPass(SourceText text, string plain, DiagnosticBag messages)
{
    public const int MostNesting = 100;

    private readonly List<CommonToken> _out = [];
    private readonly Stack<Block> _blocks = new();
    private readonly Stack<CommonToken> _parentheses = new();
    private List<CommonToken> _rawLine = [];
    private string _lastArticle = "";
    private int _openInStatement, _misplacedColumn;

    /// <summary>Lines, from 1, that have a message already: the parser says nothing more about them.</summary>
    public HashSet<int> SilentLines { get; } = [];

    /// <summary>Whether the text nests deeper than the parser may follow; then there is nothing to parse.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>One level of indentation. Head is the token type that opened the statement now being read in it.</summary>
    private sealed class Block(int column, BlockKind kind)
    {
        public int Column { get; set; } = column;

        public BlockKind Kind { get; } = kind;

        public int Head { get; set; }

        public int SecondWord { get; set; }

        public bool HasBody { get; set; }

        /// <summary>Whether its lines start no deeper than the line they belong under: reported, and read all the same.</summary>
        public bool IsUnindented { get; init; }

        /// <summary>Whether the statement starts with a word that no declaration starts with: then nothing under it can be placed.</summary>
        public bool IsUnreadable => Kind is BlockKind.Top or BlockKind.Enact or BlockKind.Example or BlockKind.Relief or BlockKind.Bill && Head is StatuteLexer.WORD or StatuteLexer.NAME or >= StatuteLexer.ARTICLE;
    }

    public List<CommonToken> Run(List<CommonToken> tokens, NameJoiner names)
    {
        _blocks.Push(new Block(0, BlockKind.Top));
        foreach (List<CommonToken> line in Lines(MendArticles(CheckCharacters(tokens))))
        {
            int column = ColumnOf(line[0]);
            List<CommonToken> visible = names.Join([.. line.Where(t => t.Channel == Lexer.DefaultTokenChannel)], plain);
            _rawLine = line;
            MendFollowing(visible);
            if (visible.Count > 0) Place(visible, column);
            if (IsTooDeep) return [];
            _lastArticle = line[^1].Type == StatuteLexer.ARTICLE ? " " + line[^1].Text : "";
        }
        CloseParentheses();
        while (_blocks.Count > 1) CloseBlock();
        if (_out.Count > 0) Emit(StatuteLexer.NEWLINE, _out[^1].StopIndex + 1);
        Emit(TokenConstants.EOF, plain.Length);
        for (int i = 0; i < _out.Count; i++) _out[i].TokenIndex = i;
        return _out;
    }

    /// <summary>Tokens by the line they start on; what follows a block of text on its last line belongs to that line.</summary>
    private static IEnumerable<List<CommonToken>> Lines(List<CommonToken> tokens)
    {
        List<CommonToken> line = [];
        int lastLine = 0;
        foreach (CommonToken token in tokens)
        {
            if (line.Count > 0 && token.Line != lastLine)
            {
                yield return line;
                line = [];
            }
            line.Add(token);
            lastLine = token.Line + token.Text.AsSpan().Count('\n');
        }
        if (line.Count > 0) yield return line;
    }

    private void Place(List<CommonToken> line, int column)
    {
        CommonToken first = line[0];
        if (_out.Count == 0)
        {
            Top.Column = column;
            Open(line);
            return;
        }
        CommonToken last = _out[^1];
        if (_parentheses.Count > 0 && column > Top.Column)
        {
            Continue(line);
            return;
        }
        MendListOpener(last, first, column);
        last = _out[^1];
        if (column > Top.Column)
        {
            if (OpensBlock(last, line)) OpenBlock(column, line);
            else if (!IsUnfinished(last.Type) && !(Top.IsUnreadable && !IsDeclaration(line)) && (first.Type == StatuteLexer.LABEL && Top.Kind is BlockKind.List or BlockKind.Rows or BlockKind.Entries || Opens(line, Top.Kind) || IsDeclaration(line)))
            {
                Misplaced(SyntaxErrors.TooFarRight, first, column, $"start it at column {Top.Column}, like the lines above");
                NextStatement(line);
            }
            else Continue(line);
        }
        else if (column == Top.Column)
        {
            if (IsJoiner(first.Type)) Continue(line);
            else if (IsUnindentedBody(last, line)) OpenUnindented(line);
            else NextStatement(line);
        }
        else Dedent(line, column);
    }

    private void Dedent(List<CommonToken> line, int column)
    {
        CommonToken first = line[0];
        while (_blocks.Count > 1 && column < Top.Column)
        {
            // Between two levels: a label belongs to the list being left, nothing else has labels; so does a line that only it can hold.
            Block below = _blocks.ElementAt(1);
            bool isNearer = !Opens(line, below.Kind) || Top.Column - column < column - below.Column;
            if (column > below.Column && (first.Type == StatuteLexer.LABEL || (Opens(line, Top.Kind) && isNearer)))
            {
                Misplaced(SyntaxErrors.OddIndentation, first, column, $"start it at column {Top.Column}, like the lines above");
                NextStatement(line);
                return;
            }
            CloseBlock();
        }
        if (IsJoiner(first.Type)) Continue(line);
        else
        {
            if (_blocks.Count == 1 && column < Top.Column) MoveMargin(column);
            else if (column != Top.Column)
                Misplaced(SyntaxErrors.OddIndentation, first, column, $"start it at column {Top.Column}, or deeper if it belongs to the line above");
            NextStatement(line);
        }
    }

    private Block Top => _blocks.Peek();

    private bool OpensBlock(CommonToken last, List<CommonToken> line)
    {
        if (IsListOpener(last)) return true;
        if (last.Type is StatuteLexer.AS or StatuteLexer.READS) return true;
        if (Top.HasBody) return false;
        if (Top.Head == StatuteLexer.EFFECT) return last.Type == StatuteLexer.EFFECT; // rows stand under an `effect` that says nothing itself
        if (Top.Head is StatuteLexer.GIVEN or StatuteLexer.WITH) return line[0].Type == StatuteLexer.WITH;
        return HasBodyKind(Top.Head) && !ContinuesHead(line[0].Type) && (!IsUnfinished(last.Type) || Opens(line, KindOfNewBlock(last)));
    }

    private void OpenBlock(int column, List<CommonToken> line, bool isUnindented = false)
    {
        BlockKind kind = KindOfNewBlock(_out[^1]);
        Top.HasBody = true;
        _blocks.Push(new Block(column, kind) { IsUnindented = isUnindented });
        if (_blocks.Count > MostNesting) RefuseDepth(line[0]);
        Emit(StatuteLexer.INDENT, line[0].StartIndex);
        if (kind == BlockKind.Bar && line[0].Type == StatuteLexer.LABEL) MendBarItems(line[0], column);
        Open(line);
    }

    private BlockKind KindOfNewBlock(CommonToken last)
    {
        if (IsListOpener(last)) return BlockKind.List;
        if (last.Type == StatuteLexer.READS && Top.SecondWord == StatuteLexer.OFFENSES) return BlockKind.Entries;
        if (last.Type is StatuteLexer.AS or StatuteLexer.READS) return BlockKind.Rows;
        return Top.Head switch
        {
            StatuteLexer.STATUTE or StatuteLexer.MODEL => BlockKind.Head,
            StatuteLexer.BILL => BlockKind.Bill,
            StatuteLexer.RECORD => BlockKind.Record,
            StatuteLexer.PARAMETER => BlockKind.Parameter,
            StatuteLexer.OFFENSES => BlockKind.Entries,
            StatuteLexer.QUESTION => BlockKind.Question,
            StatuteLexer.RELIEF => BlockKind.Relief,
            StatuteLexer.BAR_TO_RELIEF or StatuteLexer.BAR_TO_EVERY_RELIEF => BlockKind.Bar,
            StatuteLexer.EXAMPLE => BlockKind.Example,
            StatuteLexer.ENACT => BlockKind.Enact,
            StatuteLexer.EFFECT => BlockKind.Rows,
            StatuteLexer.INSERT_INTO => Top.SecondWord switch
            {
                StatuteLexer.OFFENSES => BlockKind.Entries,
                StatuteLexer.QUESTION => BlockKind.Question,
                _ => BlockKind.List,
            },
            _ => BlockKind.Given,
        };
    }

    private void CloseBlock()
    {
        CloseParentheses();
        int at = _out[^1].StopIndex + 1;
        Emit(StatuteLexer.NEWLINE, at);
        Emit(StatuteLexer.DEDENT, at);
        _blocks.Pop();
    }

    private void NextStatement(List<CommonToken> line)
    {
        CloseParentheses();
        while (Top.IsUnindented && !BelongsIn(line, Top.Kind)) CloseBlock();
        // A declaration in the middle of another one's lines starts afresh, so that its own body is read as its own.
        if (IsDeclaration(line) && Top.Kind is not (BlockKind.Enact or BlockKind.Top))
        {
            Misplaced(SyntaxErrors.TooFarRight, line[0], ColumnOf(line[0]), Top.Kind == BlockKind.Bill ? InBill(line) : "start it at the left edge");
            while (Top.Kind is not (BlockKind.Enact or BlockKind.Top)) CloseBlock();
        }
        Emit(StatuteLexer.NEWLINE, _out[^1].StopIndex + 1);
        Open(line);
    }

    /// <summary>Starts a statement in the current block.</summary>
    private void Open(List<CommonToken> line)
    {
        _openInStatement = 0;
        MendOpening(line);
        if (IsDeclaration(line) && Top.Kind is not (BlockKind.Enact or BlockKind.Top) && _out.Count > 0 && _out[^1].Type == StatuteLexer.INDENT)
            Misplaced(SyntaxErrors.TooFarRight, line[0], ColumnOf(line[0]), Top.Kind == BlockKind.Bill ? InBill(line) : "start it at the left edge");
        RetypeWords(line, opens: true);
        Top.Head = line[0].Type;
        Top.SecondWord = line.Count > 1 ? line[1].Type : 0;
        Top.HasBody = false;
        EmitAll(line);
    }

    private void Continue(List<CommonToken> line)
    {
        MendBrokenPhrase(line);
        if (line.Count == 0) return;
        RetypeWords(line, opens: false);
        EmitAll(line);
    }

    /// <summary>A phrase that a line break has cut in two ("at / least 2") is still that phrase.</summary>
    private void MendBrokenPhrase(List<CommonToken> line)
    {
        int kept = _out.Count;
        while (kept > 0 && _out.Count - kept < 3 && _out[kept - 1].Type is not (StatuteLexer.NEWLINE or StatuteLexer.INDENT or StatuteLexer.DEDENT)) kept--;
        string before = string.Join(' ', _out.Skip(kept).Select(t => t.Text)) + _lastArticle, after = string.Join(' ', _rawLine.Take(4).Select(t => t.Text));
        CommonToken? phrase = WordReader.Read(before + " " + after)
            .Find(t => t.StartIndex < before.Length && t.StopIndex > before.Length && t.Type is >= StatuteLexer.ALL_OF and <= StatuteLexer.INCHOATE_INCLUDED);
        if (phrase is null) return;
        int first = kept;
        for (int at = 0; at < phrase.StartIndex && first < _out.Count; first++) at += _out[first].Text.Length + 1;
        if (first == _out.Count) return; // it begins with an article, or within a word: nothing was cut
        int end = _rawLine[0].StartIndex, at2 = before.Length + 1;
        foreach (CommonToken token in _rawLine)
        {
            if (at2 > phrase.StopIndex) break;
            end = token.StopIndex;
            at2 += token.Text.Length + 1;
        }
        CommonToken whole = new(_out[first]) { Type = phrase.Type, StopIndex = end, Text = phrase.Text };
        _out.RemoveRange(first, _out.Count - first);
        _out.Add(whole);
        line.RemoveAll(t => t.StopIndex <= end);
    }

    private void EmitAll(List<CommonToken> line)
    {
        foreach (CommonToken token in line)
        {
            if (token.Type == StatuteLexer.LPAREN) _parentheses.Push(token);
            else if (token.Type == StatuteLexer.RPAREN && _parentheses.Count > 0) _parentheses.Pop();
            else if (token.Type is StatuteLexer.NOT or StatuteLexer.IF or StatuteLexer.ELSE or StatuteLexer.WHERE or StatuteLexer.EVERY) _openInStatement++;
            _out.Add(token);
            if (_parentheses.Count + _openInStatement + _blocks.Count > MostNesting) RefuseDepth(token);
        }
    }

    /// <summary>A parenthesis left open would swallow the lines after it: it is closed with its statement.</summary>
    private void CloseParentheses()
    {
        if (_parentheses.Count == 0) return;
        Report(SyntaxErrors.UnclosedParenthesis, _parentheses.Peek(), "close it with `)` before the line that follows, or indent that line");
        int line = text.PositionOf(_out[^1].StartIndex).Line;
        SilentLines.Add(line);
        while (_parentheses.TryPop(out _)) Emit(StatuteLexer.RPAREN, _out[^1].StopIndex + 1);
    }

    private void RefuseDepth(CommonToken at)
    {
        if (!IsTooDeep) Report(SyntaxErrors.TooDeep, at, "give the inner part a name with `define`", MostNesting);
        IsTooDeep = true;
    }

    private void Misplaced(DiagnosticDescriptor descriptor, CommonToken first, int column, string advice)
    {
        // A block that stands wrongly as a whole is one mistake.
        if (column != _misplacedColumn) Report(descriptor, first, advice);
        SilentLines.Add(LineOf(first));
        _misplacedColumn = column;
    }

    private void Report(DiagnosticDescriptor descriptor, CommonToken at, string advice, params object[] args)
    {
        messages.Add(descriptor.At(SpanOf(at), args) with { Advice = advice });
        SilentLines.Add(LineOf(at));
    }

    private void Emit(int type, int at) =>
        _out.Add(new CommonToken(type, "") { StartIndex = at, StopIndex = at - 1, Line = text.PositionOf(at).Line, Column = text.PositionOf(at).Column - 1 });

    private SourceSpan SpanOf(CommonToken token) => new(text, token.StartIndex, Math.Max(0, token.StopIndex + 1 - token.StartIndex));

    private int LineOf(CommonToken token) => text.PositionOf(token.StartIndex).Line;

    /// <summary>Column of a line's first visible character, articles included, from 1; a tab counts to the next multiple of four.</summary>
    private int ColumnOf(CommonToken first)
    {
        int lineStart = first.StartIndex - (text.PositionOf(first.StartIndex).Column - 1), column = 1;
        for (int i = lineStart; i < first.StartIndex; i++) column = plain[i] == '\t' ? (column + 3) / 4 * 4 + 1 : column + 1;
        // In a document, from the edge of the fence that the line stands in.
        return column - (text.Literate?.Margins.GetValueOrDefault(lineStart) ?? 0);
    }
}
