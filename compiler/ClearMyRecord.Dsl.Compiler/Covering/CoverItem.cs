using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>Something that the examples of a statute should show, from two or three sides.</summary>
/// <param name="Relief">The place of the relief among the program's.</param>
/// <param name="Label">The labelled condition it is or belongs to; for what belongs to none, where it stands ("in force").</param>
/// <param name="Words">The author's words.</param>
public abstract record CoverItem(int Relief, string Label, string Citation, string Words, SourceSpan Span)
{
    /// <summary>What a side is called: "yes", "no", "the day before", "3".</summary>
    public abstract ImmutableArray<string> Sides { get; }

    /// <summary>"condition", "hold", "effect", or "edge": of a date, a count, an amount, a change of the law.</summary>
    public virtual string Kind => "edge";

    public bool IsEdge => Kind == "edge";
}

/// <summary>
/// A labelled condition. Its sides are outcomes: a yes that would be a no, and a no that would be a yes, did this one condition come
/// out otherwise and everything else stay as it is (MC/DC with unique cause).
/// </summary>
/// <param name="Nodes">The condition in the IR, as often as it was written out.</param>
/// <param name="Top">The place of the relief's condition that it is or is part of.</param>
internal sealed record ConditionItem(
    int Relief, string Label, string Citation, string Words, SourceSpan Span, ImmutableArray<IrCondition> Nodes, int Top)
    : CoverItem(Relief, Label, Citation, Words, Span)
{
    public const int Yes = 0, No = 1;

    public override ImmutableArray<string> Sides => ["yes", "no"];

    public override string Kind => "condition";
}

/// <summary>A hold of a relief: it should be seen to keep an eligible subject waiting by itself, and not to.</summary>
/// <param name="Place">Among the relief's holds.</param>
internal sealed record HoldItem(int Relief, string Label, string Citation, string Words, SourceSpan Span, int Place)
    : CoverItem(Relief, Label, Citation, Words, Span)
{
    public const int HoldsUp = 0, DoesNot = 1;

    public override ImmutableArray<string> Sides => ["a yes that it alone holds up", "a yes that it does not hold up"];

    public override string Kind => "hold";
}

/// <summary>A row of an effect: an example should say its effect where it is the first true one. A row of no relief is a condition of the relief.</summary>
/// <param name="Place">Among the rows.</param>
internal sealed record EffectItem(int Relief, string Label, string Citation, string Words, SourceSpan Span, int Place)
    : CoverItem(Relief, Label, Citation, Words, Span)
{
    public override ImmutableArray<string> Sides => ["a yes that says this effect"];

    public override string Kind => "effect";
}

/// <summary>Values just below, on and just above the one that a comparison names, where the comparison decides the outcome.</summary>
/// <param name="Top">As of a condition; -1 where the comparison belongs to none.</param>
/// <param name="Offsets">How far from the edge each side lies.</param>
/// <param name="Variant">Where the edge moves with a version of a parameter or with the row of a definition: which of them is meant.</param>
internal sealed record EdgeItem(
    int Relief, string Label, string Citation, string Words, SourceSpan Span, ImmutableArray<IrCondition> Nodes, int Top,
    ImmutableArray<int> Offsets, ImmutableArray<string> Names, EdgeVariant? Variant)
    : CoverItem(Relief, Label, Citation, Words, Span)
{
    public override ImmutableArray<string> Sides => Names;
}

/// <summary>Which edge a comparison has: it follows a version of a parameter, or a row of a computed value.</summary>
internal abstract record EdgeVariant(string Words)
{
    public abstract bool IsMet(IrEvaluation now, int[] rows);
}

internal sealed record VersionVariant(int Parameter, ParameterVersion Version, string Words) : EdgeVariant(Words)
{
    public override bool IsMet(IrEvaluation now, int[] rows) =>
        now.LawDay >= Version.From && now.LawDay < Version.Until
        && !now.Options.Parameters.ContainsKey(now.Tables.Program.Info.Parameters[Parameter].Name);
}

/// <param name="Calls">The definitions called on the way to the rows.</param>
/// <param name="Row">The row; the number of rows for the last value.</param>
internal sealed record RowVariant(ImmutableArray<IrCall> Calls, IrRows Rows, int Row, string Words) : EdgeVariant(Words)
{
    public override bool IsMet(IrEvaluation now, int[] rows)
    {
        foreach (IrCall call in Calls) rows = now.RowsForCall(call.Definition, call.Argument, rows);
        for (int i = 0; i < Rows.Rows.Length; i++)
        {
            Runtime.Law.Truth test = now.TruthOf(Rows.Rows[i].Test, rows);
            if (test == Runtime.Law.Truth.True) return i == Row;
            if (test == Runtime.Law.Truth.Unknown) return false;
        }

        return Row == Rows.Rows.Length;
    }
}

/// <summary>The day before a parameter changes and the day itself, where the outcome would be another with the other value.</summary>
internal sealed record ChangeItem(
    int Relief, string Label, string Citation, string Words, SourceSpan Span, ParameterInfo Parameter, int Version)
    : CoverItem(Relief, Label, Citation, Words, Span)
{
    public const int DayBefore = 0, TheDay = 1;

    public int Day => Parameter.Versions[Version].From;

    public override ImmutableArray<string> Sides => ["the day before", "the day"];
}
