using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>Where the author wrote what a node of the IR says: for tools that speak of single comparisons. No engine reads it.</summary>
public sealed class Origins
{
    private readonly Dictionary<object, SourceSpan> _spans = new(ReferenceEqualityComparer.Instance);

    public SourceSpan? Of(IrExpr node) => Find(node);

    /// <summary>The words behind a labelled condition's label, without what says when they are in force.</summary>
    public SourceSpan? Of(IrReliefCondition condition) => Find(condition);

    internal void Add(IrReliefCondition condition, SourceSpan span) => _spans.TryAdd(condition, span);

    /// <summary>A node and what was made together with it; what was lowered before keeps its own place.</summary>
    internal void Add(IrExpr node, SourceSpan span)
    {
        if (!_spans.TryAdd(node, span)) return;
        foreach (IrExpr child in IrTree.Children(node)) Add(child, span);
    }

    private SourceSpan? Find(object node) => _spans.TryGetValue(node, out SourceSpan span) ? span : null;
}
