using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>What the period fields of a program are compared with: periods written in it, parameters, and other such fields.</summary>
internal sealed class PeriodLimits
{
    private readonly List<Compared> _families = [];

    public PeriodLimits(ClearanceProgram program)
    {
        foreach (IrComparePeriods node in IrTree.RootsOf(program).SelectMany(IrTree.SelfAndDescendants).OfType<IrComparePeriods>())
        {
            Compared compared = new();
            compared.Gather(program, node.Left);
            compared.Gather(program, node.Right);
            foreach (Compared other in _families.FindAll(family => family.Fields.Overlaps(compared.Fields)))
            {
                compared.Join(other);
                _families.Remove(other);
            }

            _families.Add(compared);
        }
    }

    /// <summary>Where a period field of a person is best cut: the known lengths it is compared with.</summary>
    public PeriodCuts CutsFor(FieldDefinition field, CaseData data, int person, ProgramInfo program, EvaluationOptions options)
    {
        if (_families.Find(family => family.Fields.Contains(field)) is not { } compared) return new([]);
        HashSet<Period> limits = [.. compared.Written];
        foreach (int parameter in compared.Parameters)
            limits.UnionWith(options.Parameters.TryGetValue(program.Parameters[parameter].Name, out LegalValue? held)
                ? held is { } value ? [value.Period] : []
                : program.Parameters[parameter].Versions.Select(version => version.Value).OfType<LegalValue>().Select(value => value.Period));
        foreach (FieldDefinition other in compared.Fields)
        {
            (int start, int end) = data.RowsOf(other.Of, person);
            for (int row = start; row < end; row++)
                if (data.StateOf(other, row) == ValueState.Known)
                    limits.Add(FieldReader.Read(data, other, row, 0, IrType.Period).Period.Low);
        }

        return new(limits);
    }

    /// <summary>Fields that are compared with each other, and all that they are compared with.</summary>
    private sealed class Compared
    {
        public HashSet<FieldDefinition> Fields { get; } = [];

        public HashSet<Period> Written { get; } = [];

        public HashSet<int> Parameters { get; } = [];

        public void Join(Compared other)
        {
            Fields.UnionWith(other.Fields);
            Written.UnionWith(other.Written);
            Parameters.UnionWith(other.Parameters);
        }

        /// <summary>All that the value of a node may be.</summary>
        public void Gather(ClearanceProgram program, IrExpr node)
        {
            switch (node)
            {
                case IrPeriod n:
                    Written.Add(n.Value);
                    break;
                case IrParameter n:
                    Parameters.Add(n.Parameter);
                    break;
                case IrField n:
                    Fields.Add(n.Field);
                    break;
                case IrFieldOr n:
                    Fields.Add(n.Field.Field);
                    Gather(program, n.StandIn);
                    break;
                case IrRows n:
                    foreach (IrRow row in n.Rows) Gather(program, row.Value);
                    if (n.Otherwise is { } otherwise) Gather(program, otherwise);
                    break;
                case IrCall n:
                    Gather(program, program.Definitions[n.Definition].Body);
                    break;
                default:
                    throw IrTree.Unreachable(node);
            }
        }
    }
}
