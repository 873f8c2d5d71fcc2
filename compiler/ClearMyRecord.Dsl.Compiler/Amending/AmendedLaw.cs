using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>A file of the law as a bill leaves it.</summary>
/// <param name="Before">The file as it was, earlier bills in it.</param>
/// <param name="Text">With the bill's amendments and their dates: it compiles, and decides as law and bill do.</param>
/// <param name="Redline">The file in pieces: what stays, what is struck and what is new.</param>
public sealed record AmendedFile(SourceText Before, string Text, ImmutableArray<RedlinePiece> Redline);

public enum RedlineKind : byte
{
    Kept,
    Struck,
    New,
}

public readonly record struct RedlinePiece(RedlineKind Kind, string Text);

/// <summary>The law as a bill would have it, as text.</summary>
/// <param name="Law">The law amended, its own file first, then other files of it that the bill changes.</param>
public sealed record AmendedLaw(string Bill, string Title, DateSyntax Effective, ImmutableArray<AmendedFile> Law)
{
    /// <summary>The bills before it, which it amends: their words stand in the law as it finds it.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>The law that is amended, by its title and by what was done to it before.</summary>
    public string Whole => After.IsEmpty ? Title : $"{Title}, as {string.Join(" and ", After)} {(After.Length == 1 ? "leaves" : "leave")} it";

    /// <param name="bill">A compilation of a bill, without errors.</param>
    /// <param name="library">Where its files were found.</param>
    public static AmendedLaw Of(Compilation bill, IStatuteLibrary library)
    {
        ImmutableArray<FileSyntax> files = bill.Loaded.Files;
        Dictionary<string, SourceText> changed = [];
        for (int i = 0; ; i++)
        {
            FileSyntax step = bill.Loaded.Bills[i];
            Amender.Amend(files, step, new DiagnosticBag(), out LawText text);
            SourceText main = files.Last(file => file.Head is { Kind: FileKind.Statute }).Span.File;
            ImmutableArray<AmendedFile> law =
            [
                .. files.Select(file => file.Span.File).Where(file => file == main || text.Dated.Any(edit => edit.File == file))
                    .OrderBy(file => file != main).Select(file => new AmendedFile(file, LawText.Apply(file, text.Dated), Pieces(file, text.Redline))),
            ];
            if (i == bill.Loaded.Bills.Length - 1 && step.Head is { Effective: { } effective } head)
                return new(head.Title.Text, files.First(file => file.Span.File == main).Head?.Title.Text ?? "", effective, law)
                {
                    After = [.. bill.Loaded.Bills.Take(i).Select(earlier => earlier.Head?.Title.Text).OfType<string>()],
                };
            // The next bill amends what this one left: its words are read again, now as law.
            foreach (AmendedFile file in law) changed[file.Before.Path] = new(file.Before.Path, file.Text);
            files = new Compilation(changed[main.Path], new Overlay(library, changed)).Loaded.Files;
        }
    }

    private static ImmutableArray<RedlinePiece> Pieces(SourceText file, IEnumerable<TextEdit> edits)
    {
        List<RedlinePiece> pieces = [];
        int at = 0;
        foreach (TextEdit edit in edits.Where(e => e.File == file).OrderBy(e => e.At))
        {
            if (edit.At < at) continue;
            Add(RedlineKind.Kept, file.Text[at..edit.At]);
            Add(RedlineKind.Struck, file.Text.Substring(edit.At, edit.Removed));
            Add(RedlineKind.New, edit.Inserted);
            at = edit.At + edit.Removed;
        }

        Add(RedlineKind.Kept, file.Text[at..]);
        return [.. pieces];

        void Add(RedlineKind kind, string text)
        {
            if (text.Length > 0) pieces.Add(new(kind, text));
        }
    }

    /// <summary>The library, with some of its texts as bills have left them.</summary>
    private sealed class Overlay(IStatuteLibrary library, Dictionary<string, SourceText> changed) : IStatuteLibrary
    {
        public SourceText? Find(string path, SourceText from) =>
            library.Find(path, from) is { } found ? changed.GetValueOrDefault(found.Path, found) : null;
    }
}
