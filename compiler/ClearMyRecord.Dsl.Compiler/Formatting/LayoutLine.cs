using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

namespace ClearMyRecord.Dsl.Compiler.Formatting;

/// <summary>The columns that lines of one block share.</summary>
internal enum Cell : byte
{
    First,

    /// <summary>What stands behind the label.</summary>
    Body,

    /// <summary>The `is` of a field, the `from` of a version, the `where` of a row.</summary>
    Key,
    Description,
    Comment,
}

/// <summary>One line of a statute: its words, where it belongs, and its text as it grows cell by cell.</summary>
internal sealed class LayoutLine(IReadOnlyList<LayoutToken> words, LayoutToken? comment)
{
    /// <summary>Words and articles; none on a line that only has a comment.</summary>
    public IReadOnlyList<LayoutToken> Words { get; } = words;

    public LayoutToken? Comment { get; } = comment;

    public bool IsComment => Words.Count == 0;

    /// <summary>As written, from 0.</summary>
    public required int WrittenColumn { get; init; }

    public bool BlankBefore { get; set; }

    /// <summary>Set when placed.</summary>
    public LayoutBlock Block { get; set; } = new(null, "");

    /// <summary>Whether a statement begins on this line; otherwise the line goes on with one.</summary>
    public bool Starts { get; set; }

    /// <summary>Whether it goes on with a statement after a block of that statement.</summary>
    public bool FollowsBlock { get; set; }

    /// <summary>The line on which its statement begins.</summary>
    public LayoutLine? Statement { get; set; }

    public bool HasLabel => Words.Count > 1 && Words[0].Kind == "LABEL";

    /// <summary>Column of what follows the label, as written.</summary>
    public int WrittenBody { get; set; }

    /// <summary>The same as it will be.</summary>
    public int Body { get; set; }

    public string Text { get; set; } = "";

    public Dictionary<Cell, string> Cells { get; } = [];

    /// <summary>Whether a text of several lines stands on it: then nothing can be put in columns behind it.</summary>
    public bool IsLong => Words.Any(word => word.Text.Contains('\n', StringComparison.Ordinal));
}
