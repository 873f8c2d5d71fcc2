using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler;

/// <summary>Finds the texts that statutes name. The compiler itself reads no files.</summary>
public interface IStatuteLibrary
{
    /// <param name="path">As written after `use` or `amends`, without an ending.</param>
    /// <param name="from">The file that names it.</param>
    /// <returns>The text, or null if there is none.</returns>
    SourceText? Find(string path, SourceText from);
}

/// <param name="Files">The law: files used by others first, the statute itself last.</param>
/// <param name="Bill">The bill that amends it, or null.</param>
/// <param name="Texts">All texts, in the same order, the bill last.</param>
public sealed record LoadedFiles(ImmutableArray<FileSyntax> Files, FileSyntax? Bill, ImmutableArray<SourceText> Texts)
{
    /// <summary>The bills in the order they amend: a bill may amend the law as another bill leaves it.</summary>
    public ImmutableArray<FileSyntax> Bills { get; init; } = [];
}

/// <summary>Reads a statute with everything it uses. A file's names must be known before it can be parsed, so used files come first.</summary>
internal sealed class FileLoader
{
    private readonly IStatuteLibrary _library;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<FileSyntax> _files = [];
    private readonly List<(SyntaxCache.Entry Entry, FileSyntax File, ImmutableArray<(string, string)> Uses, bool MissesFiles)> _linking = [];
    private readonly List<SourceText> _texts = [];
    private readonly HashSet<string> _names = [];
    private readonly List<string> _loading = [];
    private readonly List<SourceSpan> _uses = [];
    private readonly HashSet<string> _loaded = [], _missing = [];
    private readonly SyntaxCache _cache;

    private FileLoader(IStatuteLibrary library, SyntaxCache cache, DiagnosticBag diagnostics) => (_library, _cache, _diagnostics) = (library, cache, diagnostics);

    public static LoadedFiles Load(SourceText text, IStatuteLibrary library, SyntaxCache cache, DiagnosticBag diagnostics)
    {
        FileLoader loader = new(library, cache, diagnostics);
        FileSyntax file = loader.Read(text);
        file = loader.Link(file);
        if (file is { Head: null, Members.IsEmpty: true } && !diagnostics.HasErrors)
            diagnostics.Add(SyntaxErrors.NothingSaid.At(new(text, 0, 0), "this file") with { Advice = LiterateText.IsLiterate(text.Path) ? "put its law into fences that open with ```statute" : "begin it with `statute \"…\"`, `model \"…\"` or `bill \"…\"`" });
        if (file.Head is not { Kind: FileKind.Bill }) return new([.. loader._files], null, [.. loader._texts]);
        ImmutableArray<FileSyntax> bills = [.. loader._files.Where(read => read.Head is { Kind: FileKind.Bill })];
        return new([.. loader._files.Except(bills)], file, [.. loader._texts]) { Bills = bills };
    }

    private FileSyntax Read(SourceText found)
    {
        SyntaxCache.Entry known = _cache.Of(found);
        SourceText text = known.Text;
        _loading.Add(text.Path);
        FileOutline outline = known.Reading.Outline;
        List<(string, string)> uses = [];
        if (outline.AmendedPath is { } amended && Use(amended, text, isAmended: true) is { } law) uses.Add((amended.Text, law.Path));
        foreach (QuotedSyntax path in outline.UsedPaths)
            if (Use(path, text, isAmended: false) is { } used) uses.Add((path.Text, used.Path));
        ParseResult parsed = known.Parse(_names);
        bool missesFiles = _missing.Remove(text.Path);
        // Where a used file is missing, names of several words are not known to be names: only what no name could mend is said.
        _diagnostics.AddRange(missesFiles ? [] : parsed.Diagnostics);
        _names.UnionWith(outline.DeclaredNames);
        _loading.Remove(text.Path);
        _loaded.Add(text.Path);
        _linking.Add((known, parsed.File, [.. uses], missesFiles));
        _files.Add(parsed.File);
        _texts.Add(text);
        return parsed.File;
    }

    /// <summary>What its paths mean is known of a file when all are read: a used file may be amended to name one that only the law uses.</summary>
    /// <returns>The given file, with what its paths mean.</returns>
    private FileSyntax Link(FileSyntax main)
    {
        for (int i = 0; i < _files.Count; i++)
        {
            (SyntaxCache.Entry entry, FileSyntax file, ImmutableArray<(string, string)> uses, bool missesFiles) = _linking[i];
            _files[i] = entry.Linked(file, new(uses, Qualified(file, entry.Text)), missesFiles);
            if (ReferenceEquals(file, main)) main = _files[i];
        }

        return main;
    }

    /// <summary>Which files read the paths after "as defined in" mean: as a `use` line of this file would, or of the law, where a bill's words will stand.</summary>
    private ImmutableDictionary<string, string> Qualified(FileSyntax file, SourceText text)
    {
        if (file.Qualifiers.IsEmpty) return ImmutableDictionary<string, string>.Empty;
        SourceText[] places = file.Head?.Amends is { } law && _library.Find(law.Text, text) is { } amended ? [amended, text] : [text];
        ImmutableDictionary<string, string>.Builder found = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (string written in file.Qualifiers.Select(path => path.Text).Distinct())
        {
            IEnumerable<string> paths = places.Select(place => _library.Find(written, place)?.Path).OfType<string>();
            if (paths.FirstOrDefault(path => _loaded.Contains(path)) is { } read) found.Add(written, read);
        }

        return found.ToImmutable();
    }

    private SourceText? Use(QuotedSyntax path, SourceText from, bool isAmended)
    {
        if (_library.Find(path.Text, from) is not { } text)
        {
            _diagnostics.Add(BindingErrors.FileNotFound.At(path.Span, path.Text) with
            {
                Advice = path.Text.EndsWith(".statute", StringComparison.Ordinal) ? "leave out the ending: `\"" + path.Text[..^".statute".Length] + "\"`"
                    : path.Text.StartsWith('/') || path.Text.Contains(':') ? "name it by its way from the folder of this file (`\"../laws/sealing\"`), or from the folder of all statutes (`\"us-pa/clean-slate\"`)"
                    : "paths are written without an ending, from the folder of this file or from the folder \"statutes\" that stands above it, above where you are or above this program",
            });
            _missing.Add(from.Path);
            return null;
        }

        int start = _loading.IndexOf(text.Path);
        if (start >= 0)
        {
            string circle = string.Join(" → ", _loading.Skip(start).Append(text.Path).Select(p => p[(p.LastIndexOfAny(['/', '\\']) + 1)..]));
            // Told where the circle begins, in the file that the author is reading, not where it closes.
            SourceSpan at = start < _uses.Count ? _uses[start] : path.Span;
            _diagnostics.Add(BindingErrors.FileCircle.At(at, at.Text.Trim('"'), circle) with { Advice = "move what both need into a third file" });
        }
        else if (!_loaded.Contains(text.Path))
        {
            _uses.Add(path.Span);
            FileSyntax read = Read(text);
            _uses.RemoveAt(_uses.Count - 1);
            if (isAmended || read.Head is not { Kind: FileKind.Bill }) return text;
            // What it says of a law it would say of none here: one message at the `use`, none in the bill.
            int bill = _files.FindIndex(file => ReferenceEquals(file, read));
            _files.RemoveAt(bill);
            _linking.RemoveAt(bill);
            _diagnostics.Add(SyntaxErrors.NotHere.At(path.Span, "a bill") with { Advice = "`use` brings in a law or a model: use the law that the bill amends, or amend the bill by another (`bill \"…\" amends \"" + path.Text + "\"`)" });
        }

        return text;
    }
}
