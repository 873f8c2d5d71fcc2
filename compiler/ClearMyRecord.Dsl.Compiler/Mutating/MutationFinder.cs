using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Mutating;

/// <summary>
/// Finds what could be changed in the law of one file: not its examples, nor words of the law, citations, labels, effects, or the
/// range within which a parameter may be swept. It works on words and blocks, like the formatter.
/// </summary>
public sealed class MutationFinder
{
    /// <summary>Declarations and clauses that decide nothing, or that judge the others.</summary>
    private static readonly HashSet<string> s_leftAlone =
    [
        "EXAMPLE", "STATUTE", "MODEL", "USE", "RECORD", "TEXT", "NOT_ENCODED", "PREFER", "MAY_RANGE", "MAY_BE_OFF", "CITE", "JURISDICTION", "CALENDAR", "CITATION_FORMAT",
    ];

    private readonly SourceText _text;
    private readonly ImmutableArray<LayoutToken> _tokens;
    private readonly ImmutableArray<Mutation>.Builder _found = ImmutableArray.CreateBuilder<Mutation>();
    private int _at;

    private MutationFinder(SourceText text, ImmutableArray<LayoutToken> tokens) => (_text, _tokens) = (text, tokens);

    /// <param name="compilation">A statute or bill without errors; only its own file is changed.</param>
    public static ImmutableArray<Mutation> Find(Compilation compilation)
    {
        SourceText text = compilation.Text;
        IEnumerable<string> imported = compilation.Loaded.Texts.Where(file => file != text).SelectMany(file => StatuteFrontEnd.Scan(file).DeclaredNames);
        MutationFinder finder = new(text, StatuteLayout.Structure(text, [.. imported]));
        while (finder._at < finder._tokens.Length) finder.Statement("", "", isLeftAlone: false);
        Dictionary<int, SourceSpan> seams = Seams(compilation);
        HashSet<int> moved = [.. seams.Values.Select(place => place.Start)];
        return [.. finder._found.Where(mutation => !moved.Contains(mutation.Span.Start))
            .Select(mutation => seams.TryGetValue(mutation.Span.Start, out SourceSpan also) ? mutation with { Also = also } : mutation)
            .OrderBy(mutation => mutation.Span.Start).ThenBy(mutation => mutation.Span.Length)];
    }

    /// <summary>The days on which one version of a definition or list ends, with the place where the next begins on it: moved alone it would leave a gap.</summary>
    private static Dictionary<int, SourceSpan> Seams(Compilation compilation)
    {
        ILookup<string, InForceSyntax> dated = compilation.Loaded.Files.SelectMany(file => file.Members).Where(member => member.Span.File == compilation.Text)
            .Select(member => member switch
            {
                DefineKindSyntax { InForce: { } force } kind => (kind.Name.Text, force),
                DefineValueSyntax { InForce: { } force } value => (value.Name.Text, force),
                OffensesSyntax { InForce: { } force } list => (list.Name.Text, force),
                _ => ((string Name, InForceSyntax Force)?)null,
            }).OfType<(string Name, InForceSyntax Force)>().ToLookup(one => one.Name, one => one.Force);
        Dictionary<int, SourceSpan> seams = [];
        foreach (IGrouping<string, InForceSyntax> versions in dated)
            foreach (InForceSyntax version in versions)
                if (version.Until is DateLiteral ends && versions.Select(other => other.From).OfType<DateLiteral>().FirstOrDefault(begins => begins.First == ends.First) is { } next)
                    seams[ends.Span.Start] = next.Span;
        return seams;
    }

    /// <summary>Reads one statement with its blocks.</summary>
    /// <param name="head">The first word of the declaration around it; "" at the top.</param>
    private void Statement(string head, string where, bool isLeftAlone)
    {
        List<LayoutToken> words = [];
        int start = _at, first = _tokens[_at].Start, end = first;
        string kind = _tokens[_at].Kind;
        // An enacted declaration stands by itself; a line of a bill's body is one too.
        bool isDeclaration = head.Length == 0 || head is "ENACT" or "BILL";
        if (isDeclaration) (head, where) = (kind, Title(start));
        else if (kind == "LABEL") where += (where.EndsWith(')') ? "" : ", ") + _tokens[_at].Text;
        isLeftAlone |= s_leftAlone.Contains(kind) || (kind == "EFFECT" && !HasWhere(start));
        while (_at < _tokens.Length)
        {
            LayoutToken token = _tokens[_at];
            if (token.Role == LayoutRole.StatementEnd)
            {
                _at++;
                break;
            }

            if (token.Role == LayoutRole.BlockEnd) break;
            if (token.Role == LayoutRole.BlockStart)
            {
                // The words before a block are a line of their own: nothing is looked for across it.
                // Of one item, all and any say the same.
                Words(words is [.., { Kind: "ALL_OF" or "ANY_OF" }] && HasOneItem() ? words[..^1] : words, head, where, isLeftAlone);
                words = [];
                _at++;
                while (_at < _tokens.Length && _tokens[_at].Role != LayoutRole.BlockEnd) Statement(head, where, isLeftAlone);
                _at++;
                end = Math.Max(end, LastWordEnd(_at));
                continue;
            }

            words.Add(token);
            end = token.End;
            _at++;
        }

        Words(words, head, where, isLeftAlone);
        if (!isLeftAlone && !isDeclaration && IsItem(start, head)) _found.Add(new(new(_text, first, end - first), "", where));
    }

    private void Words(List<LayoutToken> words, string head, string where, bool isLeftAlone)
    {
        if (isLeftAlone) return;
        for (int i = 0; i < words.Count; i++)
        {
            foreach ((int count, string replacement) in WordMutations.Of(words, i, head))
            {
                // A negative count reaches back: the words before and this one.
                int from = words[count < 0 ? i + count : i].Start, to = words[count > 0 ? i + count - 1 : i].End;
                _found.Add(new(new(_text, from, to - from), replacement, where));
            }
        }
    }

    /// <summary>A labelled item of a list or a row, or an exception of an offense list. An offense by itself is the list's business: there are hundreds.</summary>
    private bool IsItem(int start, string head)
    {
        bool isLabelled = _tokens[start].Kind == "LABEL";
        if (head != "OFFENSES") return isLabelled;
        return _tokens[isLabelled ? start + 1 : start].Kind == "EXCEPT";
    }

    /// <summary>Whether the block that begins here has one statement.</summary>
    private bool HasOneItem()
    {
        int depth = 0, items = 0;
        bool isWithin = false;
        for (int i = _at; i < _tokens.Length; i++)
        {
            LayoutRole role = _tokens[i].Role;
            if (role == LayoutRole.BlockStart) depth++;
            else if (role == LayoutRole.BlockEnd && --depth == 0) break;
            else if (depth == 1 && role == LayoutRole.StatementEnd) isWithin = false;
            else if (depth == 1 && role == LayoutRole.Word && !isWithin) (items, isWithin) = (items + 1, true);
        }

        return items == 1;
    }

    private bool HasWhere(int start)
    {
        for (int i = start; i < _tokens.Length && _tokens[i].Role != LayoutRole.StatementEnd; i++)
            if (_tokens[i].Role == LayoutRole.BlockStart) return true;
        return false;
    }

    private int LastWordEnd(int before)
    {
        for (int i = Math.Min(before, _tokens.Length) - 1; i >= 0; i--)
            if (_tokens[i].Role == LayoutRole.Word) return _tokens[i].End;
        return 0;
    }

    /// <summary>relief "…", parameter misdemeanor wait: the words of a declaration that name it.</summary>
    private string Title(int start)
    {
        int last = start;
        while (last + 1 < _tokens.Length && _tokens[last + 1].Role == LayoutRole.Word
            && _tokens[last + 1].Kind is not ("CITE" or "AS" or "IS" or "FOR" or "OF" or "TO" or "READS" or "LABEL")) last++;
        return string.Join(' ', _text.Code[_tokens[start].Start.._tokens[last].End].Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }
}
