using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>
/// The words of the law that a reader of a condition wants beside it: those under the definitions, lists, parameters, questions and
/// derivations that it names, and under those that they name in turn.
/// </summary>
internal sealed class LawWordsUsed(BoundProgram program)
{
    /// <summary>Most laws quote under their reliefs and bars alone, and then nothing needs to be looked through.</summary>
    private readonly bool _quotes = program.Fills.Any(fill => fill.Text is not null)
        || ((IEnumerable<Symbol>)[.. program.Kinds.SelectMany(kind => kind.Declared), .. program.Values.SelectMany(value => value.Declared), .. program.Parameters, .. program.OffenseLists, .. program.Questions]).Any(symbol => symbol.Declaration?.Text is not null);

    /// <summary>Of a condition. What stands in its labelled parts is left to them.</summary>
    public ImmutableArray<LawWords> Under(BoundExpression condition)
    {
        if (condition is BoundNot not) condition = not.Operand;
        if (!_quotes || condition is BoundList) return [];
        List<LawWords> found = [];
        if (condition is BoundCall { Definition: { Body: BoundList or BoundVersions, IsList: true } opened })
        {
            foreach (ValueSymbol version in opened.Declared) Add(version, found);
        }
        else Collect(condition, [], found);
        return [.. found];
    }

    /// <summary>Of a kind of record: what makes a record one of it.</summary>
    public ImmutableArray<LawWords> Of(KindSymbol kind)
    {
        List<LawWords> found = [];
        Name(kind, [], found);
        return [.. found];
    }

    private void Collect(BoundExpression? expression, HashSet<object> seen, List<LawWords> found)
    {
        if (expression is null) return;
        foreach (Symbol symbol in BoundTree.Named(expression)) Name(symbol, seen, found);
        foreach (BoundField field in BoundTree.WithDescendants(expression).OfType<BoundField>())
            foreach (BoundFill fill in program.Fills.Where(fill => fill.Field == field.Field && seen.Add(fill)))
                if (fill.Text is { } text) found.Add(new(fill.Field.Name, "", text.Text.Trim()));
    }

    private void Name(Symbol symbol, HashSet<object> seen, List<LawWords> found)
    {
        if (symbol is ReliefSymbol || !seen.Add(symbol)) return;
        Add(symbol, found);
        switch (symbol)
        {
            case ValueSymbol value: Collect(value.Body, seen, found); break;
            case KindSymbol kind:
                if (kind.Base is { } wider) Name(wider, seen, found);
                Collect(kind.Condition, seen, found);
                break;
            case OffenseListSymbol list:
                foreach (BoundOffenseEntry entry in list.Entries)
                {
                    if (entry.List is { } included) Name(included, seen, found);
                    Collect(entry.Where, seen, found);
                }

                break;
        }
    }

    private static void Add(Symbol symbol, List<LawWords> found)
    {
        if (symbol.Declaration is { Text: { } text } declaration) found.Add(new(symbol.Name + Lowerer.VersionOf(symbol, ", "), Cite(declaration)?.Text ?? "", text.Text.Trim()));
    }

    private static QuotedSyntax? Cite(MemberSyntax declaration) => declaration switch
    {
        ParameterSyntax parameter => parameter.Cite,
        OffensesSyntax list => list.Cite,
        DefineKindSyntax kind => kind.Cite,
        DefineValueSyntax value => value.Cite,
        GroupSyntax group => group.Cite,
        QuestionSyntax question => question.Cite,
        _ => null,
    };
}
