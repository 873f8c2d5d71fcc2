using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Turns names and templates of a mapping into sources of cells, and remembers which columns were asked for.</summary>
internal sealed partial class ColumnResolver(SourceFile source, DataMapping mapping)
{
    private readonly Dictionary<string, CellSource> _named = new(StringComparer.Ordinal);
    private readonly HashSet<int> _used = [];

    /// <summary>For each joined file, asked for as NAME.column: gives the column's place among those kept.</summary>
    public Dictionary<string, (int Join, Func<string, int> Column)> Joins { get; } = [];

    public string File => source.Name;

    /// <summary>A name made by the mapping; it hides a column of the file.</summary>
    public void Define(string name, CellSource column) => _named[name] = column;

    public int IndexOf(string name)
    {
        IReadOnlyList<string> headers = source.Reader.Headers;
        for (int i = 0; i < headers.Count; i++)
            if (headers[i] == name)
                return i;
        string normal = ColumnNames.Normal(name);
        for (int i = 0; i < headers.Count; i++)
            if (ColumnNames.Normal(headers[i]) == normal)
                return i;
        return -1;
    }

    public void MarkUsed(int index) => _used.Add(index);

    public bool IsUsed(int index) => _used.Contains(index);

    public CellSource Column(string name)
    {
        if (_named.TryGetValue(name, out CellSource? known)) return known;
        if (name.Split('.', 2) is [{ } prefix, { } inner] && Joins.TryGetValue(prefix, out (int Join, Func<string, int> Column) join))
            return _named[name] = Clean(new JoinedColumn(join.Join, join.Column(inner)));
        int index = IndexOf(name);
        if (index < 0) throw DataErrors.MappedColumnMissing.At(source.Name, null, name, mapping.Name, HeaderText(source));
        _used.Add(index);
        return _named[name] = Clean(new MainColumn(index));
    }

    /// <summary>A column's name, or a template such as "{chapter} ILCS {act}/{section}".</summary>
    public CellSource Text(string text)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return Column(text);
        List<(byte[], CellSource?, bool)> parts = [];
        int at = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            string name = match.Groups[1].Value;
            bool optional = name.EndsWith('?');
            parts.Add((Encoding.UTF8.GetBytes(text[at..match.Index]), Column(optional ? name[..^1] : name), optional));
            at = match.Index + match.Length;
        }

        if (at < text.Length) parts.Add((Encoding.UTF8.GetBytes(text[at..]), null, true));
        return new Template([.. parts]);
    }

    public RowTest Test(ImmutableArray<ColumnTest> tests) => new([.. tests.Select(test => (Text(test.Column), Holds(test)))]);

    private Func<string, bool> Holds(ColumnTest test)
    {
        if (test.Pattern is { } pattern)
        {
            Regex regex = TextSteps.Compile(pattern, test.Column, mapping.Name);
            return text =>
            {
                try
                {
                    return regex.IsMatch(text);
                }
                catch (RegexMatchTimeoutException)
                {
                    // Without the cause: its message holds the text of the row.
                    throw DataErrors.RegexSlow.In(mapping.Name, test.Column);
                }
            };
        }

        HashSet<string> values = new(test.Values, StringComparer.OrdinalIgnoreCase);
        return text => values.Contains(text) != test.IsNegated;
    }

    private CellSource Clean(CellSource column) => mapping.MissingWords.IsEmpty ? column : new WithoutWords(column, mapping.MissingWords);

    /// <summary>The columns of a file, for messages; the first ones where there are many.</summary>
    public static string HeaderText(SourceFile source)
    {
        const int Shown = 12;
        IReadOnlyList<string> headers = source.Reader.Headers;
        string names = string.Join(", ", headers.Take(Shown).Select(header => header.Length <= 40 ? header : header[..40] + "…"));
        return headers.Count > Shown ? $"{names} and {headers.Count - Shown} more" : names;
    }

    [GeneratedRegex(@"\{([^{}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
