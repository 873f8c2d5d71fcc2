namespace ClearMyRecord.Dsl.Compiler.Formatting;

/// <summary>Statements that stand under one line, at one column.</summary>
/// <param name="outer">The block around it; null for the whole file.</param>
/// <param name="head">The kind of the first word of the statement that it belongs to: RECORD, PARAMETER, DEFINE.</param>
internal sealed class LayoutBlock(LayoutBlock? outer, string head)
{
    private readonly LayoutBlock? _outer = outer;

    public string Head { get; } = head;

    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

    /// <summary>Column of its first line as written, from 0.</summary>
    public int WrittenColumn { get; init; }

    public IEnumerable<LayoutBlock> WithOuter()
    {
        for (LayoutBlock? block = this; block is not null; block = block._outer) yield return block;
    }
}
