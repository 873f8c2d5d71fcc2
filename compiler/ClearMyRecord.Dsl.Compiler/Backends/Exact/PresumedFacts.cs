using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>
/// The fields and questions that are left as they are while others are tried: those with a presumption, those whose being known is
/// tested, and whatever a presumption on a condition rests on. What the law presumes stays presumed (language.md, section 4). A field
/// with a derivation is tried only as what it is where the derivation says nothing, so not if the program reads it elsewhere too.
/// </summary>
internal sealed class PresumedFacts
{
    private readonly HashSet<FieldDefinition> _fields = [];
    private readonly HashSet<int> _questions = [];
    private readonly HashSet<int> _definitions = [], _lists = [];

    public PresumedFacts(ClearanceProgram program)
    {
        // Which of two tied records comes first may be answered otherwise for each pair: trying the readings would not cover that.
        for (int i = 0; i < program.Info.Questions.Length; i++)
            if (program.Info.Questions[i].IsPerRecord) _questions.Add(i);
        HashSet<FieldDefinition> derived = [], plain = [];
        foreach (IrExpr root in IrTree.RootsOf(program)) FindDerived(root, [], derived, plain);
        _fields.UnionWith(derived.Intersect(plain));
        foreach (IrExpr node in IrTree.RootsOf(program).SelectMany(IrTree.SelfAndDescendants))
            switch (node)
            {
                case IrFieldOr { Presumption: not null } n:
                    _fields.Add(n.Field.Field);
                    break;
                case IrYesNoOr { Presumption: not null } n:
                    _fields.Add(n.Field.Field);
                    break;
                case IrIsKnown n:
                    _fields.Add(n.Field);
                    break;
                case IrPresume n:
                    Keep(program, n.Operand);
                    break;
            }
    }

    public bool Has(FieldDefinition field) => _fields.Contains(field);

    public bool HasQuestion(int question) => _questions.Contains(question);

    /// <param name="within">The fields whose derivation this is part of.</param>
    /// <param name="plain">Receives the fields that are read without their derivation.</param>
    private static void FindDerived(IrExpr node, ImmutableArray<FieldDefinition> within, HashSet<FieldDefinition> derived, HashSet<FieldDefinition> plain)
    {
        (FieldDefinition Field, IrExpr StandIn)? derivation = node switch
        {
            IrFieldOr n => (n.Field.Field, n.StandIn),
            IrYesNoOr n => (n.Field.Field, n.StandIn),
            _ => null,
        };
        if (derivation is { } found)
        {
            derived.Add(found.Field);
            FindDerived(found.StandIn, within.Add(found.Field), derived, plain);
            return;
        }

        foreach ((_, FieldDefinition field) in IrTree.FieldsOf(node))
            if (!within.Contains(field)) plain.Add(field);
        foreach (IrExpr child in IrTree.Children(node)) FindDerived(child, within, derived, plain);
    }

    private void Keep(ClearanceProgram program, IrExpr root)
    {
        foreach (IrExpr node in IrTree.SelfAndDescendants(root))
        {
            foreach ((_, FieldDefinition field) in IrTree.FieldsOf(node)) _fields.Add(field);
            if (node is IrReadingIs reading) _questions.Add(reading.Question);
            if (node is IrOffenseIn listed) KeepList(program, listed.List);
            if (IrTree.CalledBy(node) is { } called && _definitions.Add(called)) Keep(program, program.Definitions[called].Body);
        }
    }

    private void KeepList(ClearanceProgram program, int list)
    {
        if (!_lists.Add(list)) return;
        if (program.Schema.Find(RecordKind.Charge, IrOffenseEntry.InchoateField) is { } inchoate) _fields.Add(inchoate);
        foreach (IrOffenseEntry entry in program.OffenseLists[list].Entries)
        {
            if (entry.Where is { } where) Keep(program, where);
            if (entry.IncludedList is { } included) KeepList(program, included);
        }
    }
}
