using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>The facts of one person that the records leave open, numbered as they are met, so that it can be told which of them an answer looked at.</summary>
internal sealed class OpenFacts(CaseData data, ProgramTables tables, EvaluationOptions options)
{
    private const int Settled = -1;

    private readonly Dictionary<(RecordKind Of, int Field, int Row), int> _numbers = [];
    private readonly Dictionary<int, int> _questions = [];
    private readonly Dictionary<int, TextAlphabet?> _alphabets = [];
    private readonly Dictionary<(RecordKind Of, int Field, int Row), CitationAlphabet?> _citations = [];
    private readonly Dictionary<(RecordKind Of, int Field), PeriodCuts> _cuts = [];
    private int _count;

    public CaseData Data { get; } = data;

    /// <returns>Null for a fact that leaves nothing open.</returns>
    public int? NumberOf(FieldDefinition field, int row)
    {
        if (!_numbers.TryGetValue((field.Of, field.Index, row), out int number))
            _numbers.Add((field.Of, field.Index, row), number = IsOpen(field, row) ? _count++ : Settled);
        return number == Settled ? null : number;
    }

    public int NumberOfQuestion(int question)
    {
        if (!_questions.TryGetValue(question, out int number)) _questions.Add(question, number = _count++);
        return number;
    }

    /// <summary>The texts that tell the values of a text field of this person apart; null where they cannot be gone through.</summary>
    public TextAlphabet? AlphabetOf(FieldDefinition field, int row)
    {
        TextFamilies families = tables.Texts;
        int family = families.FamilyOf(field);
        if (family < 0) return null;
        int person = Data.OuterRow(field.Of, row, RecordKind.Person);
        if (!_alphabets.TryGetValue(family, out TextAlphabet? alphabet)) _alphabets.Add(family, alphabet = TextAlphabet.Of(families, family, Data, person));
        return alphabet;
    }

    /// <summary>Whether of a group's key it matters only which records share it.</summary>
    public bool IsKeyOnly(FieldDefinition field) => !tables.Texts.IsMeasured(field);

    /// <summary>The citations that an open offense could be; null where they cannot be gone through.</summary>
    public CitationAlphabet? CitationsOf(FieldDefinition field, int row)
    {
        if (!_citations.TryGetValue((field.Of, field.Index, row), out CitationAlphabet? citations))
            _citations.Add((field.Of, field.Index, row), citations = CitationAlphabet.Of(tables.Citations, tables.Texts, Data, field, row));
        return citations;
    }

    /// <summary>Where a period is best cut; the same for all records of a person.</summary>
    public PeriodCuts CutsFor(FieldDefinition field, int row)
    {
        if (!_cuts.TryGetValue((field.Of, field.Index), out PeriodCuts? cuts))
            _cuts.Add((field.Of, field.Index), cuts = tables.Periods.CutsFor(field, Data, Data.OuterRow(field.Of, row, RecordKind.Person), tables.Program.Info, options));
        return cuts;
    }

    /// <summary>A citation is open too where the law's lists cannot say what it is.</summary>
    private bool IsOpen(FieldDefinition field, int row) => FieldReader.IsOpen(Data, field, row)
        || field.Type == FieldType.Citation && Data.StateOf(field, row) == ValueState.Known && tables.Citations.IsOpen(FieldReader.TextAt(Data, field, row));
}
