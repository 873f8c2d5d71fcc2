using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Symbols by name, of which two files may have one each.</summary>
internal sealed class NameTable<T>(FileSight sight) where T : Symbol
{
    private readonly Dictionary<string, List<T>> _byName = new(StringComparer.Ordinal);
    private readonly List<T> _all = [];

    public IReadOnlyList<T> All => _all;

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>What has the name already where a new declaration would be seen together with it.</summary>
    public T? Taken(string name, SourceSpan span) => Named(name).FirstOrDefault(known => sight.AreTogether(known.Span, span));

    public void Add(T symbol)
    {
        _all.Add(symbol);
        Add(symbol.Bare, symbol);
    }

    /// <summary>Lets it be found by another name too, such as its plural.</summary>
    public void Add(string name, T symbol)
    {
        if (_byName.TryGetValue(name, out List<T>? known)) known.Add(symbol);
        else _byName.Add(name, [symbol]);
    }

    public IReadOnlyList<T> Named(string name) => _byName.GetValueOrDefault(name) ?? [];

    /// <summary>What a name means where it stands; see <see cref="FileSight.Meant{T}"/>.</summary>
    public IReadOnlyList<T> Meant(IMention mention)
    {
        IReadOnlyList<T> meant = sight.Meant(mention, Named(mention.Text), symbol => symbol.Span);
        // The name of one goes before the plural of another.
        return meant.Count > 1 && meant.Where(symbol => symbol.Bare == mention.Text).ToArray() is [var own] ? [own] : meant;
    }
}
