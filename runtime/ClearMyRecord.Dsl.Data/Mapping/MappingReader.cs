using System.Collections.Immutable;
using System.Globalization;
using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Mapping;

/// <summary>Reads a mapping from YAML; a word it does not know is an error with its line.</summary>
public static class MappingReader
{
    /// <param name="file">The name to show in messages.</param>
    /// <exception cref="DataProblemException">The text is no mapping.</exception>
    public static DataMapping Parse(string yaml, string file)
    {
        YamlMap map = YamlMap.Parse(yaml, file);
        DataMapping mapping = new(map.Required("mapping"))
        {
            Title = map.Text("title", ""),
            Credit = map.Text("credit", ""),
            Caveat = map.Text("caveat", ""),
            FileDay = map.Text("day of the file") is not { } day ? null
                : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date.DayNumber
                : throw map.Wrong("day of the file", "write a day such as 2026-01-01"),
            IsStandard = map.Text("layout") switch
            {
                null => false,
                "standard" => true,
                _ => throw map.Wrong("layout", "the only layout with a name is `standard`"),
            },
            LinksPeople = map.YesNo("links people", true),
            MissingWords = map.Texts("missing words"),
            PersonalDropped = map.Texts("personal data dropped"),
            NotPersonal = map.Texts("not personal"),
            Separator = map.Text("separator") switch
            {
                null => null,
                "tab" => '\t',
                [char one] when one < 128 => one,
                _ => throw map.Wrong("separator", "say one character, or `tab`"),
            },
            Encoding = map.Text("encoding"),
            Files = [.. map.Maps("files").Select(File)],
        };
        map.Done(
            "a mapping has: mapping, title, credit, caveat, day of the file, layout, links people, missing words, personal data dropped, not personal, separator, encoding, files");
        if (!mapping.IsStandard && mapping.Files.IsEmpty) throw map.Wrong("files", "is missing here");
        return mapping;
    }

    private static FileMapping File(YamlMap map)
    {
        FileMapping file = new(map.Required("file"), Kind(map, "each row is"))
        {
            Joins = map.Map("join") is { } joins ? [.. joins.Keys.Select(name => Join(name, joins))] : [],
            Drops = Rules(map, "drop"),
            NotCharges = Rules(map, "not charges"),
            Columns = map.Map("columns") is { } columns ? [.. columns.Keys.Select(name => (name, Rule(columns, name)))] : [],
            Keep = Version(map, "keep"),
            AddsRepeats = map.Text("further rows of a charge") switch
            {
                null => false,
                "add" => true,
                _ => throw map.Wrong("further rows of a charge", "say `add`, or leave it out"),
            },
            Fields = [.. Fields(map)],
        };
        if (map.Map("keys") is { } keys)
        {
            file = file with { PersonKey = Key(keys, "person"), CaseKey = Key(keys, "case"), ChargeKey = Key(keys, "charge") };
            keys.Done("keys are of: person, case, charge");
        }

        if (map.Map("expand") is { } expand)
        {
            file = file with { Expand = new(expand.Required("column"), expand.Texts("into")) };
            expand.Done("expand has: column, into");
            if (file.Expand.Into.IsEmpty) throw expand.Wrong("into", "list one name for each character");
        }

        map.Done("a file has: file, each row is, keys, keep, further rows of a charge, join, drop, not charges, expand, columns, fields");
        return file;
    }

    private static RecordKind Kind(YamlMap map, string key) => map.Required(key) switch
    {
        "person" => RecordKind.Person,
        "case" => RecordKind.Case,
        "charge" => RecordKind.Charge,
        _ => throw map.Wrong(key, "say person, case or charge"),
    };

    private static string? Key(YamlMap keys, string kind) => keys.Text(kind) switch
    {
        "each row" => null,
        { } column => column,
        null => null,
    };

    private static VersionRule? Version(YamlMap map, string key)
    {
        string? text = map.Text(key);
        if (text is null) return null;
        string[] words = text.Split(' ', 2);
        return words.Length == 2 && words[0] is "last" or "first"
            ? new(words[1], words[0] == "last")
            : throw map.Wrong(key, "say `last COLUMN` or `first COLUMN`");
    }

    private static JoinMapping Join(string name, YamlMap joins)
    {
        YamlMap map = joins.Map(name) ?? throw joins.Wrong(name, "is empty");
        JoinMapping join = new(name, map.Required("file"), map.Texts("on"), Version(map, "prefer")) { Drops = Rules(map, "drop") };
        if (join.On.IsEmpty) throw map.Wrong("on", "name the columns that both files share");
        map.Done("a join has: file, on, prefer, drop");
        return join;
    }

    private static ImmutableArray<RowRule> Rules(YamlMap map, string key) => [.. map.Maps(key).Select(rule =>
    {
        RowRule result = new(Tests(rule, "where"), rule.Required("reason"));
        if (result.Where.IsEmpty) throw rule.Wrong("where", "say which rows");
        rule.Done("a rule has: where, reason");
        return result;
    })];

    private static ImmutableArray<ColumnTest> Tests(YamlMap map, string key) =>
        map.Map(key) is { } tests ? [.. tests.Keys.Select(column => Test(tests, column))] : [];

    private static ColumnTest Test(YamlMap tests, string column)
    {
        if (!tests.IsMap(column))
        {
            ImmutableArray<string> values = tests.Texts(column);
            return values is ["empty"] ? new(column, [""], false) : values is ["not empty"] ? new(column, [""], true) : new(column, values, false);
        }

        YamlMap map = tests.Map(column) ?? throw tests.Wrong(column, "is empty");
        ColumnTest test = map.Text("matches") is { } pattern ? new(column, [], false, pattern) : new(column, map.Texts("not"), true);
        map.Done("a test has: not, matches");
        return test;
    }

    private static IEnumerable<FieldMapping> Fields(YamlMap file)
    {
        if (file.Map("fields") is not { } fields) yield break;
        foreach ((RecordKind kind, string name) in RecordWords.Kinds)
            if (fields.Map(name) is { } list)
                foreach (string field in list.Keys)
                    yield return new(kind, field, Rule(list, field));
        fields.Done("fields are of: person, case, charge");
    }

    /// <summary>A field is either the name of a column or template, or a list of words.</summary>
    private static ValueRule Rule(YamlMap parent, string name)
    {
        if (!parent.IsMap(name)) return new() { From = parent.Texts(name) };
        YamlMap map = parent.Map(name) ?? throw parent.Wrong(name, "is empty");
        ValueRule rule = new()
        {
            When = Tests(map, "when"),
            Otherwise = map.Text("otherwise"),
            From = map.Texts("from"),
            Constant = map.Text("is"),
            Ignore = map.Texts("ignore"),
            Clean = [.. map.Maps("clean").Select(step =>
            {
                Replacement replacement = new(step.Required("find"), step.Text("put", ""));
                step.Done("a clean-up has: find, put");
                return replacement;
            })],
            LowerCaseInParentheses = map.YesNo("lower case in parentheses", false),
            Match = map.Map("match") is { } patterns ? patterns.Pairs() : [],
            Values = map.Map("values")?.Pairs().ToImmutableDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase),
            Unlisted = map.Text("unlisted"),
            Dates = map.Texts("dates"),
            Between = Between(map),
            UnitColumn = map.Text("unit"),
            Units = map.Map("units") is { } units
                ? units.Pairs().ToImmutableDictionary(
                    pair => pair.Key,
                    pair => Unit(units, pair.Key, pair.Value),
                    StringComparer.OrdinalIgnoreCase)
                : ImmutableDictionary<string, TimeUnit?>.Empty,
            Combine = map.Text("combine") switch
            {
                null or "first" => Combining.First,
                "last" => Combining.Last,
                "any yes" => Combining.AnyYes,
                "earliest" => Combining.Earliest,
                "latest" => Combining.Latest,
                "sum" => Combining.Sum,
                _ => throw map.Wrong("combine", "say first, last, any yes, earliest, latest or sum"),
            },
        };
        map.Done(
            "a field has: from, is, when, otherwise, ignore, clean, lower case in parentheses, match, values, unlisted, dates, between, unit, units, combine");
        if (rule.From.IsEmpty == (rule.Constant is null)) throw parent.Wrong(name, "say either `from` (columns) or `is` (a fixed value)");
        if (rule.Dates.Any(format => !format.Contains("yyyy", StringComparison.Ordinal))) throw map.Wrong("dates", "a format needs the year in full (yyyy)");
        return rule;
    }

    private static TimeUnit? Unit(YamlMap units, string word, string unit) =>
        unit == "missing" ? null
        : PeriodText.UnitOf(unit) ?? throw units.Wrong(word, "say days, weeks, months, years or missing");

    private static DateBounds? Between(YamlMap map)
    {
        ImmutableArray<string> days = map.Texts("between");
        if (days.IsEmpty) return null;
        return days.Length == 2 && DateOnly.TryParseExact(days[0], "yyyy-MM-dd", out DateOnly first)
            && DateOnly.TryParseExact(days[1], "yyyy-MM-dd", out DateOnly last)
            ? new(first.DayNumber, last.DayNumber)
            : throw map.Wrong("between", "say two dates, [1900-01-01, 2020-12-31]");
    }
}

/// <summary>The kinds of record as mappings and profiles name them.</summary>
internal static class RecordWords
{
    public static (RecordKind Kind, string Word)[] Kinds { get; } = [(RecordKind.Person, "person"), (RecordKind.Case, "case"), (RecordKind.Charge, "charge")];
}
