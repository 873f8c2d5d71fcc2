using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler;

/// <summary>
/// Texts read before, with their trees: an editor reads again only the file that was typed in. A tree depends on its text and on the
/// names that the files before it declare, and on nothing else, so those are the key. Not for several threads at once.
/// </summary>
public sealed class SyntaxCache
{
    /// <summary>Kept at most; when there are more, all are forgotten. A statute uses a handful of files.</summary>
    private const int MostTexts = 256;

    private readonly Dictionary<(string Path, string Text), Entry> _entries = [];

    /// <summary>The text itself as first seen (its places are what trees and messages point into), and what a glance at it tells.</summary>
    internal Entry Of(SourceText text)
    {
        if (_entries.TryGetValue((text.Path, text.Text), out Entry? known)) return known;
        if (_entries.Count >= MostTexts) _entries.Clear();
        return _entries[(text.Path, text.Text)] = new(text);
    }

    /// <summary>One text: scanned once, parsed once for each set of names it was parsed with.</summary>
    internal sealed class Entry(SourceText text)
    {
        private HashSet<string>? _names;
        private ParseResult? _parsed;
        private FileSyntax? _linked, _linkedOf;

        public SourceText Text { get; } = text;

        public StatuteFrontEnd.Reading Reading { get; } = StatuteFrontEnd.Read(text);

        public ParseResult Parse(IReadOnlySet<string> names)
        {
            if (_parsed is not null && _names is not null && _names.SetEquals(names)) return _parsed;
            (_names, _parsed) = ([.. names], null);
            return _parsed = StatuteFrontEnd.ParseWords(Reading, names);
        }

        /// <summary>The tree with what its paths mean: the same tree as before where they mean the same.</summary>
        public FileSyntax Linked(FileSyntax file, FileLinks links, bool missesFiles)
        {
            if (_linked is { } known && ReferenceEquals(_linkedOf, file) && known.MissesFiles == missesFiles && known.Links.Uses.SequenceEqual(links.Uses)
                && known.Links.Qualifiers.Count == links.Qualifiers.Count && links.Qualifiers.All(known.Links.Qualifiers.Contains)) return known;
            _linkedOf = file;
            return _linked = file with { MissesFiles = missesFiles, Links = links };
        }
    }
}
