using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Compiled;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Tests.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ClearMyRecord.Dsl.Tests.Backends;

/// <summary>A program whose every name and text is hostile compiles, runs, and decides as the interpreter does.</summary>
public sealed class HostileProgramTests
{
    private static readonly string[] s_names = [.. HostileText.All.Where(text => text.Length > 0)];

    [Fact]
    public void Its_words_reach_the_code_as_literals_comments_and_mangled_names_only()
    {
        string code = CSharpEmitter.Emit(Program(), "Statute");
        SyntaxNode root = CSharpSyntaxTree.ParseText(code).GetRoot();
        Assert.False(root.ContainsDiagnostics);
        SyntaxToken[] words = [.. root.DescendantTokens().Where(token => !token.IsKind(SyntaxKind.StringLiteralToken))];
        // A mangled name keeps the letters, behind a stem of ours and on one stem only.
        Assert.All(words.Where(token => token.Text.Contains(HostileText.Marker, StringComparison.Ordinal)),
            token => Assert.Matches("^(Definition|Condition|c)[0-9_]+[A-Za-z0-9_]*$", token.Text));
        Assert.DoesNotContain(words, token => token.Text is "Environment" or "Exit");
        Assert.Contains(root.DescendantTokens(), token => token.ValueText == s_names[0]);
        Assert.All(root.DescendantTrivia().Where(trivia => trivia.IsDirective), trivia => Assert.Equal("#nullable disable", trivia.ToString().Trim()));
    }

    [Fact]
    public void It_decides_as_the_interpreter_does()
    {
        ClearanceProgram program = Program();
        CaseData data = People(program.Schema);
        EvaluationOptions options = new() { Today = TrialSchema.Today, KeepConditions = true };
        CompiledEvaluator compiled = CompiledProgram.Compile(program);
        Assert.Null(EnginesAgree.FindDifference(new IrInterpreter(program), compiled, data, options));
        ReliefDecisions decisions = compiled.Evaluate(data, 0, data.PersonCount, options).Reliefs[0];
        Assert.All(decisions.Conditions?[0] ?? [], truth => Assert.Equal(Truth.True, truth));
    }

    private static ClearanceProgram Program()
    {
        CategoryType category = new(s_names[0], [.. s_names.Take(20)], [.. s_names.Take(20).Select((_, rank) => rank)]);
        RecordSchema schema = new(
            s_names.SelectMany(name => (FieldDefinition[])
            [
                new(name, FieldType.Text, RecordKind.Charge),
                new($"category {name}", FieldType.Category, RecordKind.Charge) { Category = category },
            ]).Append(new("offense", FieldType.Citation, RecordKind.Charge)), [new("TITLE " + s_names[0] + " SECTION")]);
        IrVariable charge = new(0, RecordKind.Charge), other = new(1, RecordKind.Charge);
        ImmutableArray<IrDefinition> definitions =
        [
            .. s_names.Select(name => new IrDefinition(name, RecordKind.Charge, new IrAny(
            [
                new IrTextIn(charge, Field(name), [.. s_names], Truth.False),
                new IrCategoryIn(new IrField(charge, Field($"category {name}"), IrType.Category), 0b101, Truth.False),
                new IrCompareRanks(Comparison.AtLeast, new IrField(charge, Field($"category {name}"), IrType.Category), new IrCategory(2), category, Truth.False),
                new IrSameText(charge, Field(name), charge, Field(s_names[1]), Truth.False),
            ]))),
        ];
        ImmutableArray<IrReliefCondition> conditions =
        [
            .. s_names.Select((name, index) => new IrReliefCondition(new(name, name, name, false), new IrCompare(
                Comparison.AtLeast, new IrCount(new(other, charge, RecordKind.Person, new IrCallCondition(index, other), [])),
                new IrNumber(1, IrType.Number), Truth.False), [])),
            new(new("list", "", "", true), new IrOffenseIn(charge, Field("offense"), 0), []),
        ];
        ReliefInfo info = new(s_names[0], s_names[1], RecordKind.Charge, s_names[2], s_names[3], s_names[4]) { Conditions = [.. conditions.Select(c => c.Info)] };
        return new()
        {
            Info = new(s_names[3], s_names[4], s_names[5], "") { Reliefs = [info] },
            Schema = schema,
            Calendar = default,
            Definitions = definitions,
            OffenseLists =
            [
                new(s_names[1], [.. s_names.Take(10).Select(name => new IrOffenseEntry(new([name], ["1", name], [name]), null, null, true, true, null)),
                    new(null, null, 1, true, false, new IrCallCondition(0, charge))]),
                new(s_names[2], []),
            ],
            Reliefs = [new(info, new IrTruth(Truth.True), new IrTruth(Truth.True), conditions)],
        };

        FieldDefinition Field(string name) => schema.Find(RecordKind.Charge, name) ?? throw new InvalidOperationException(name);
    }

    private static CaseData People(RecordSchema schema)
    {
        TrialRecord record = new(schema, [0, 1, 2], [0, 2, 4]);
        Random dice = new(7);
        foreach ((FieldDefinition field, int row) in record.Places)
        {
            record[field, row] = field.Type == FieldType.Category ? new(ValueState.Known, dice.Next(20), 0)
                : new(ValueState.Known, Text: s_names[dice.Next(s_names.Length)]);
        }

        return record.ToData();
    }
}
