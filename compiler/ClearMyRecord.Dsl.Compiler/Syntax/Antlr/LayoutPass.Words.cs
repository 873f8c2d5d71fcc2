extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Which words are keywords where.</summary>
internal sealed partial class LayoutPass
{
    private enum BlockKind
    {
        Top,
        Head,
        Bill,
        Enact,
        Record,
        Rows,
        Parameter,
        Entries,
        Question,
        Relief,
        Bar,
        Example,
        Given,
        List,
    }

    /// <summary>Whether a line's first word opens a statement in such a block.</summary>
    private static bool Opens(List<CommonToken> line, BlockKind kind)
    {
        int next = line.Count > 1 ? line[1].Type : 0;
        return line[0].Type switch
        {
            StatuteLexer.TEXT when kind != BlockKind.List => next == StatuteLexer.TEXT_BLOCK,
            StatuteLexer.CITE when kind is not (BlockKind.List or BlockKind.Record or BlockKind.Rows) => next == StatuteLexer.STRING,
            StatuteLexer.STATUTE or StatuteLexer.MODEL or StatuteLexer.BILL or StatuteLexer.USE => kind is BlockKind.Top && next == StatuteLexer.STRING,
            StatuteLexer.RELIEF or StatuteLexer.QUESTION or StatuteLexer.EXAMPLE => kind is BlockKind.Top or BlockKind.Enact && next == StatuteLexer.STRING,
            StatuteLexer.RECORD or StatuteLexer.FILL or StatuteLexer.DEFINE or StatuteLexer.GROUP => kind is BlockKind.Top or BlockKind.Enact,
            StatuteLexer.OFFENSES => kind is BlockKind.Top or BlockKind.Enact or BlockKind.Parameter,
            StatuteLexer.PARAMETER => kind is BlockKind.Top or BlockKind.Enact or BlockKind.Example,
            StatuteLexer.SET or StatuteLexer.STRIKE or StatuteLexer.IN or StatuteLexer.REPEAL or StatuteLexer.ENACT => kind is BlockKind.Top or BlockKind.Bill,
            StatuteLexer.JURISDICTION or StatuteLexer.CALENDAR or StatuteLexer.AMENDS or StatuteLexer.EFFECTIVE => kind is BlockKind.Head or BlockKind.Bill,
            StatuteLexer.EXCEPT => kind == BlockKind.Entries,
            StatuteLexer.READING or StatuteLexer.DEFAULT => kind == BlockKind.Question,
            StatuteLexer.EFFECT or StatuteLexer.WHEN or StatuteLexer.UNLESS => kind == BlockKind.Relief,
            StatuteLexer.REACHES => kind == BlockKind.Relief && line.Count > 1,
            StatuteLexer.NOTWITHSTANDING => kind is BlockKind.Relief or BlockKind.Bar && next == StatuteLexer.STRING,
            StatuteLexer.PREFER => kind is BlockKind.Top or BlockKind.Enact && next == StatuteLexer.STRING,
            StatuteLexer.GIVEN or StatuteLexer.EXPECT => kind == BlockKind.Example,
            StatuteLexer.ON => kind == BlockKind.Example && next == StatuteLexer.DATE,
            StatuteLexer.WITH => kind is BlockKind.Given or BlockKind.Example,
            _ => false,
        };
    }

    /// <summary>The start of a declaration that nothing else can be, wherever it stands.</summary>
    private static bool IsDeclaration(List<CommonToken> line) => line[0].Type switch
    {
        StatuteLexer.STATUTE or StatuteLexer.MODEL or StatuteLexer.BILL or StatuteLexer.RELIEF or StatuteLexer.QUESTION or StatuteLexer.EXAMPLE
            or StatuteLexer.PREFER =>
            line.Count > 1 && line[1].Type == StatuteLexer.STRING,
        StatuteLexer.BAR_TO_RELIEF or StatuteLexer.BAR_TO_EVERY_RELIEF or StatuteLexer.NOT_ENCODED or StatuteLexer.DEFINE => true,
        _ => false,
    };

    private void RetypeWords(List<CommonToken> line, bool opens)
    {
        bool declares = IsDeclaration(line);
        for (int i = 0; i < line.Count; i++)
        {
            int type = line[i].Type;
            if (type is >= StatuteLexer.STATUTE and <= StatuteLexer.FINDING && !(i == 0 && opens && (declares || Opens(line, Top.Kind))) && !IsKeptInside(line, i, opens))
                line[i].Type = StatuteLexer.WORD;
            else if (type is StatuteLexer.NUMBER or StatuteLexer.SECTION && Top.Kind == BlockKind.Record && i > 0
                && line[i - 1].Type is StatuteLexer.IS_ONE_OF or StatuteLexer.COMMA or StatuteLexer.GT or StatuteLexer.OR or StatuteLexer.UNRANKED)
                line[i].Type = StatuteLexer.WORD; // a value of a category that is spelled like a number: "is one of 1 > 2 > 3"
            else if (type == StatuteLexer.WORD && i > 0 && (line[i - 1].Type == StatuteLexer.LIMITED_TO || (i > 1 && line[i - 1].Type == StatuteLexer.READS && line[i - 2].Type == StatuteLexer.LIMITED_TO)) && SyntaxFacts.SmallNumber(line[i].Text) is not null)
                line[i].Type = StatuteLexer.NUMBER;
            else if (type == StatuteLexer.WORD && i > 0 && IsCounting(line[i - 1].Type) && i + 1 < line.Count
                     && line[i + 1].Type is StatuteLexer.WORD or StatuteLexer.OTHER or StatuteLexer.OF or StatuteLexer.NAME && SyntaxFacts.SmallNumber(line[i].Text) is not null)
                line[i].Type = StatuteLexer.NUMBER;
        }
    }

    /// <summary>Words kept as keywords in the middle of a line, by what stands beside them.</summary>
    private bool IsKeptInside(List<CommonToken> line, int i, bool opens)
    {
        int head = opens ? line[0].Type : Top.Head;
        int previous = i > 0 ? line[i - 1].Type : 0, next = i + 1 < line.Count ? line[i + 1].Type : 0;
        return line[i].Type switch
        {
            StatuteLexer.CITE or StatuteLexer.PLURAL or StatuteLexer.AMENDS => next == StatuteLexer.STRING && Top.Kind != BlockKind.Record,
            StatuteLexer.RELIEF or StatuteLexer.BAR => next == StatuteLexer.STRING,
            StatuteLexer.QUESTION => next == StatuteLexer.STRING && previous is StatuteLexer.FROM or StatuteLexer.INSERT_INTO,
            StatuteLexer.EFFECTIVE => next == StatuteLexer.DATE && head == StatuteLexer.BILL,
            StatuteLexer.TEXT => next == StatuteLexer.TEXT_BLOCK,
            StatuteLexer.AS => head is StatuteLexer.DEFINE or StatuteLexer.FILL && !AlreadyInStatement(line, i, StatuteLexer.AS, opens),
            StatuteLexer.READS => head == StatuteLexer.IN,
            StatuteLexer.READING => previous == StatuteLexer.STRIKE,
            StatuteLexer.WHEN or StatuteLexer.UNLESS => head switch
            {
                StatuteLexer.INSERT_INTO => previous == StatuteLexer.COMMA,
                StatuteLexer.IN => previous is StatuteLexer.COMMA or StatuteLexer.STRING && next is StatuteLexer.LABEL or StatuteLexer.READS && !AlreadyInStatement(line, i, StatuteLexer.READS, opens),
                _ => previous == StatuteLexer.STRIKE && next == StatuteLexer.LABEL,
            },
            StatuteLexer.OFFENSES or StatuteLexer.DEFINE => previous is StatuteLexer.FROM or StatuteLexer.IN or StatuteLexer.INSERT_INTO or StatuteLexer.REPEAL && Top.Kind is BlockKind.Bill or BlockKind.Top,
            StatuteLexer.DEFAULT => previous == StatuteLexer.NO && i == 1 && Top.Kind == BlockKind.Question,
            StatuteLexer.EXPECT => line[0].Type == StatuteLexer.ON && Top.Kind == BlockKind.Example,
            StatuteLexer.EXCEPT => (i == 1 && line[0].Type == StatuteLexer.LABEL && Top.Kind == BlockKind.Entries)
                || previous == StatuteLexer.STRIKE || (head == StatuteLexer.IN && previous is StatuteLexer.COMMA or StatuteLexer.READS),
            StatuteLexer.PER or StatuteLexer.FIRST => head == StatuteLexer.LIMITED_TO
                || (head is StatuteLexer.IN or StatuteLexer.INSERT_INTO && (AlreadyInStatement(line, i, StatuteLexer.LIMITED_TO, opens))),
            // What a bill gives new words to: "in relief "…", effect reads …".
            StatuteLexer.EFFECT or StatuteLexer.REACHES => head == StatuteLexer.IN && previous is StatuteLexer.COMMA or StatuteLexer.STRING && next == StatuteLexer.READS,
            StatuteLexer.OTHERWISE => (next == 0 || (next == StatuteLexer.COMMA && i + 2 < line.Count && line[i + 2].Type == StatuteLexer.IN_FORCE)) && Top.Kind == BlockKind.Rows,
            StatuteLexer.UNRANKED or StatuteLexer.FINDING => Top.Kind == BlockKind.Record && (previous == StatuteLexer.COMMA || (i == 0 && !opens)),
            _ => false,
        };
    }

    private bool AlreadyInStatement(List<CommonToken> line, int i, int type, bool opens)
    {
        for (int k = 0; k < i; k++)
            if (line[k].Type == type) return true;
        if (opens) return false;
        for (int k = _out.Count - 1; k >= 0 && _out[k].Type is not (StatuteLexer.NEWLINE or StatuteLexer.INDENT or StatuteLexer.DEDENT); k--)
            if (_out[k].Type == type) return true;
        return false;
    }

    private static bool IsCounting(int type) =>
        type is StatuteLexer.AT_LEAST or StatuteLexer.AT_MOST or StatuteLexer.EXACTLY or StatuteLexer.MORE_THAN or StatuteLexer.FEWER_THAN;

    private bool IsListOpener(CommonToken last) => last.Type switch
    {
        StatuteLexer.ALL_OF or StatuteLexer.ANY_OF or StatuteLexer.NONE_OF => true,
        StatuteLexer.OF => _out.Count > 2 && _out[^2].Type == StatuteLexer.NUMBER && _out[^3].Type == StatuteLexer.AT_LEAST,
        _ => false,
    };

    /// <summary>"all", "any", "none", "at least 2", "when" and "unless" before an indented label: the words that make it a list are missing.</summary>
    private void MendListOpener(CommonToken last, CommonToken first, int column)
    {
        if (first.Type != StatuteLexer.LABEL || column <= Top.Column || Top.HasBody) return;
        if (last.Type == StatuteLexer.WORD && last.Text is "all" or "any" or "none")
        {
            Report(SyntaxErrors.ListWithoutOf, last, $"write `{last.Text} of`", last.Text, last.Text + " of");
            last.Type = last.Text == "all" ? StatuteLexer.ALL_OF : last.Text == "any" ? StatuteLexer.ANY_OF : StatuteLexer.NONE_OF;
        }
        else if (last.Type is StatuteLexer.WHEN or StatuteLexer.UNLESS or StatuteLexer.HOLD_WHILE)
        {
            string words = last.Type == StatuteLexer.WHEN ? "all of" : "any of";
            Report(SyntaxErrors.ListWithoutOf, last, $"write `{last.Text} {words}`", last.Text, $"{last.Text} {words}");
            Emit(last.Type == StatuteLexer.WHEN ? StatuteLexer.ALL_OF : StatuteLexer.ANY_OF, last.StopIndex + 1);
        }
        else if (last.Type == StatuteLexer.NUMBER && _out.Count > 1 && _out[^2].Type == StatuteLexer.AT_LEAST)
        {
            Report(SyntaxErrors.ListWithoutOf, last, $"write `at least {last.Text} of`", $"at least {last.Text}", $"at least {last.Text} of");
            Emit(StatuteLexer.OF, last.StopIndex + 1);
        }
    }

    private static bool HasBodyKind(int head) => head is
        StatuteLexer.STATUTE or StatuteLexer.MODEL or StatuteLexer.BILL or StatuteLexer.RECORD or StatuteLexer.PARAMETER or StatuteLexer.OFFENSES
        or StatuteLexer.QUESTION or StatuteLexer.RELIEF or StatuteLexer.BAR_TO_RELIEF or StatuteLexer.BAR_TO_EVERY_RELIEF or StatuteLexer.EXAMPLE
        or StatuteLexer.ENACT or StatuteLexer.INSERT_INTO;

    /// <summary>Words at the start of a deeper line that still belong to the head above.</summary>
    private static bool ContinuesHead(int type) => IsJoiner(type) || type is StatuteLexer.FOR or StatuteLexer.FROM or StatuteLexer.UNTIL or StatuteLexer.TO;

    /// <summary>Words that nothing starts with: a line that does goes on from the one above, at whatever column.</summary>
    private static bool IsJoiner(int type) => type is
        StatuteLexer.AND or StatuteLexer.OR or StatuteLexer.THEN or StatuteLexer.ELSE or StatuteLexer.WHERE or StatuteLexer.THAT
        or StatuteLexer.PRESUME or StatuteLexer.SATISFIES or StatuteLexer.COMMA or StatuteLexer.RPAREN or StatuteLexer.EXCEPT_WHERE or StatuteLexer.AS_DEFINED_IN;

    /// <summary>Words that no line ends with: the next line goes on.</summary>
    private static bool IsUnfinished(int type) => type is
        StatuteLexer.AND or StatuteLexer.OR or StatuteLexer.NOT or StatuteLexer.IF or StatuteLexer.THEN or StatuteLexer.ELSE or StatuteLexer.EVERY
        or StatuteLexer.OTHER or StatuteLexer.THIS or StatuteLexer.IS or StatuteLexer.HAS or StatuteLexer.OF or StatuteLexer.TO or StatuteLexer.FROM
        or StatuteLexer.UNTIL or StatuteLexer.WHERE or StatuteLexer.THAT or StatuteLexer.BEFORE or StatuteLexer.AFTER or StatuteLexer.BY
        or StatuteLexer.OVER or StatuteLexer.SATISFIES or StatuteLexer.CALLED or StatuteLexer.PLUS or StatuteLexer.MINUS or StatuteLexer.EARLIEST
        or StatuteLexer.LATEST or StatuteLexer.HIGHEST or StatuteLexer.LOWEST or StatuteLexer.EXACTLY or StatuteLexer.PRESUME or StatuteLexer.FOR
        or StatuteLexer.GRADED or StatuteLexer.BECAUSE or StatuteLexer.GATHERS or StatuteLexer.COMMA or StatuteLexer.LPAREN or StatuteLexer.POSS or StatuteLexer.SECT
        or (>= StatuteLexer.AT_LEAST and <= StatuteLexer.IS_NOT_WITHIN) or StatuteLexer.IS_A or StatuteLexer.IS_NOT_A or StatuteLexer.IS_ELIGIBLE_FOR or StatuteLexer.IS_NOT_ELIGIBLE_FOR
        or StatuteLexer.HAS_BEEN_GRANTED or StatuteLexer.HAS_NOT_BEEN_GRANTED or StatuteLexer.HAS_PASSED or StatuteLexer.HAS_NOT_PASSED
        or (>= StatuteLexer.COUNT_OF_DISTINCT and <= StatuteLexer.AGE_ON) or StatuteLexer.BECAUSE_OF or StatuteLexer.BECAUSE_OF_CONFLICT or StatuteLexer.AT_THE_EARLIEST
        or StatuteLexer.EXCEPT_WHERE or StatuteLexer.IN_FORCE or StatuteLexer.AS_DEFINED_IN;
}
