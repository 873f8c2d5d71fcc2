using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>
/// What each file sees: itself and all that it uses, however far. A bare name means what its own file sees under it, so that a used
/// file keeps meaning its own whatever else is used beside it. The words of a bill are words of the law that it amends.
/// </summary>
public sealed class FileSight
{
    public const string Phrase = " as defined in ";

    private readonly Dictionary<string, string> _homes = [];
    private readonly Dictionary<string, HashSet<string>> _seen = [];
    private readonly Dictionary<string, FileLinks[]> _links = [];
    private readonly Dictionary<string, string> _shown = [];
    // Examples ask too, and one law may run its examples in several threads.
    private readonly HashSet<(SourceText, int)> _asked = [];
    private readonly Dictionary<(SourceText File, int At), string> _unsaid = [];
    private readonly Dictionary<(Type Kind, string Name), HashSet<string>> _declared = [];
    private readonly ImmutableArray<FileSyntax> _files;

    /// <param name="files">The law's files, the statute last.</param>
    public FileSight(ImmutableArray<FileSyntax> files)
    {
        _files = files;
        foreach (FileSyntax file in files)
        {
            string home = file.Span.File.Path;
            foreach (FileSyntax part in file.AmendedBy.Prepend(file)) _homes[part.Span.File.Path] = home;
            _links[home] = [.. file.AmendedBy.Prepend(file).Select(part => part.Links)];
        }

        // Used files come first, but a bill may use files that are read after the law: until nothing new is seen.
        foreach (string home in _links.Keys) _seen[home] = [home];
        for (bool more = true; more;)
        {
            more = false;
            foreach ((string home, FileLinks[] links) in _links)
                foreach ((_, string used) in links.SelectMany(link => link.Uses))
                    foreach (string path in _seen.GetValueOrDefault(Home(used))?.ToArray() ?? [])
                        more |= _seen[home].Add(path);
        }

        NameFiles();
        foreach (FileSyntax file in files)
            foreach (MemberSyntax member in file.Members)
                if (Declared(member) is { } declared)
                    (_declared.TryGetValue((declared.Kind, declared.Name.Text), out HashSet<string>? homes) ? homes : _declared[(declared.Kind, declared.Name.Text)] = []).Add(HomeOf(declared.Name.Span) ?? "");
    }

    /// <summary>What a member declares, with the kind of name: one name may be a definition here and a relief there.</summary>
    public static (Type Kind, IMention Name)? Declared(MemberSyntax member) => member switch
    {
        DefineKindSyntax n => (typeof(KindSymbol), n.Name),
        GroupSyntax n => (typeof(KindSymbol), n.Name),
        DefineValueSyntax n => (typeof(Symbol), n.Name),
        ParameterSyntax n => (typeof(Symbol), n.Name),
        OffensesSyntax n => (typeof(Symbol), n.Name),
        QuestionSyntax n => (typeof(QuestionSymbol), n.Name),
        ReliefSyntax n => (typeof(ReliefSymbol), n.Name),
        _ => null,
    };

    /// <summary>The line of a bill that repeals something, by its place.</summary>
    internal RepealSyntax? RepealAt(SourceSpan span) =>
        _files.SelectMany(file => file.AmendedBy).SelectMany(bill => bill.Members).OfType<RepealSyntax>().FirstOrDefault(repeal => repeal.Span == span);

    /// <summary>The file whose words these are; null for what no file declares.</summary>
    public string? HomeOf(SourceSpan span) => span.File is null ? null : Home(span.File.Path);

    private string Home(string path) => _homes.GetValueOrDefault(path, path);

    /// <summary>Whether a file sees what is declared elsewhere.</summary>
    public bool Sees(SourceSpan from, SourceSpan declared) =>
        HomeOf(declared) is not { } home || HomeOf(from) is null || SeesFile(from, home);

    private bool SeesFile(SourceSpan from, string home) => HomeOf(from) is { } own && _seen.TryGetValue(own, out HashSet<string>? seen) && seen.Contains(home);

    /// <summary>Whether one of two declarations is seen where the other stands: then one name for both is a mistake.</summary>
    public bool AreTogether(SourceSpan a, SourceSpan b) => Sees(a, b) || Sees(b, a);

    private bool AreTogether(string home, string other) =>
        home == other || (_seen.TryGetValue(home, out HashSet<string>? seen) && seen.Contains(other)) || (_seen.TryGetValue(other, out seen) && seen.Contains(home));

    /// <summary>The file that "as defined in" names; null if no such file was read.</summary>
    public string? Meant(QuotedSyntax path)
    {
        lock (_asked) _asked.Add((path.Span.File, path.Span.Start));
        FileLinks? own = _files.SelectMany(file => file.AmendedBy.Prepend(file)).FirstOrDefault(file => file.Span.File.Path == path.Span.File.Path)?.Links;
        if (Spelled(own is null ? [] : [own]) is { } used) return used;
        if (own?.Qualifiers.GetValueOrDefault(path.Text) is { } found) return Home(found);
        return Spelled(_links.Values.SelectMany(links => links));

        string? Spelled(IEnumerable<FileLinks> links)
        {
            string[] spelled = [.. links.SelectMany(link => link.Uses).Where(use => use.Written == path.Text).Select(use => Home(use.Path)).Distinct()];
            return spelled is [var one] ? one : null;
        }
    }

    /// <summary>
    /// Which of the declarations of its name a mention means: those that its file sees, or, where it sees none, those of any file read.
    /// Several where the words do not decide; none where the file that they name has none.
    /// </summary>
    public IReadOnlyList<T> Meant<T>(IMention mention, IReadOnlyList<T> all, Func<T, SourceSpan> place)
    {
        if (all.Count == 0) return all;
        if (mention.DefinedIn is { } path) return Meant(path) is { } file ? [.. all.Where(one => HomeOf(place(one)) == file)] : [];
        if (all.Count < 2) return all;
        T[] seen = [.. all.Where(one => Sees(mention.Span, place(one)))];
        return seen.Length == 0 ? all : seen;
    }

    /// <summary>The path by which a declaration's file is named.</summary>
    public string Shown(SourceSpan declared, SourceSpan from)
    {
        string home = HomeOf(declared) ?? "";
        foreach (FileLinks links in HomeOf(from) is { } own ? _links.GetValueOrDefault(own, []) : [])
            foreach ((string written, string path) in links.Uses)
                if (Home(path) == home) return written;
        return _shown.GetValueOrDefault(home, home);
    }

    public IEnumerable<string> Paths => _shown.Values;

    /// <summary>What follows a name in reports where several files declare it; otherwise nothing.</summary>
    public string Suffix(Type kind, IMention declared) =>
        _declared.TryGetValue((kind, declared.Text), out HashSet<string>? homes) && HomeOf(declared.Span) is { } home && homes.Any(other => !AreTogether(home, other))
            ? Phrase + _shown.GetValueOrDefault(home, home) : "";

    /// <summary>Notes that a bare name means one of several, so that its words can say which to a reader who sees them alone.</summary>
    public void Note(IMention mention, Symbol symbol)
    {
        if (mention.DefinedIn is null && symbol.Suffix.Length > 0 && mention.Span.File is not null) _unsaid[(mention.Span.File, mention.Span.End)] = symbol.Suffix;
    }

    /// <summary>The words of a stretch of law, with the file said of each name that several files declare.</summary>
    public string Words(SourceSpan span) => Binding.Words.Of(span, span.File is null || _unsaid.Count == 0 ? null : at => _unsaid.GetValueOrDefault((span.File, at)));

    /// <summary>Paths after "as defined in" that nobody asked about: they stand where no name of another file can.</summary>
    public ImmutableArray<QuotedSyntax> Idle
    {
        get
        {
            lock (_asked)
                return [.. _files.SelectMany(file => file.AmendedBy.Prepend(file)).SelectMany(file => file.Qualifiers).Where(path => !_asked.Contains((path.Span.File, path.Span.Start)))];
        }
    }

    /// <summary>Each file by a path that means no other: as the statute's own `use` line has it, else as another's does.</summary>
    private void NameFiles()
    {
        (string Written, string Path)[] uses =
            [.. _files.Reverse().SelectMany(file => file.AmendedBy.Prepend(file)).SelectMany(file => file.Links.Uses).Select(use => (use.Written, Home(use.Path)))];
        foreach ((string written, string path) in uses)
            if (!_shown.ContainsKey(path) && uses.All(other => other.Written != written || other.Path == path)) _shown[path] = written;
    }
}
