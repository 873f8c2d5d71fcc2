using System.Collections.Immutable;
using ClearMyRecord.Dsl.Data.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ClearMyRecord.Dsl.Data.Mapping;

/// <summary>A mapping node of a YAML file, read word by word, so that a word nobody asked for is an error with its line.</summary>
internal sealed class YamlMap
{
    private const int LongestFile = 4_000_000, DeepestNesting = 40;

    private readonly YamlMappingNode _node;
    private readonly string _file;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private YamlMap(YamlMappingNode node, string file) => (_node, _file) = (node, file);

    public string File => _file;

    public int Line => (int)_node.Start.Line;

    public IEnumerable<string> Keys => _node.Children.Keys.Select(TextOf);

    public static YamlMap Parse(string text, string file)
    {
        try
        {
            if (text.Length > LongestFile) throw DataErrors.MappingUnreadable.In(file, "it is longer than 4 million characters");
            CheckEvents(text, file);
            YamlStream stream = new();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
                ? new(root, file)
                : throw DataErrors.MappingUnreadable.In(file, "expected `word: value` lines");
        }
        catch (YamlException e)
        {
            throw DataErrors.MappingUnreadable.At(file, e.Start.Line, null, e.Message);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What the YAML library throws for some broken texts (a list that is never closed), without a place.
            throw DataErrors.MappingUnreadable.In(file, "a bracket, a quotation mark or the indentation is wrong somewhere");
        }
    }

    /// <summary>Nesting and references could make a small file endless; neither has a use here.</summary>
    private static void CheckEvents(string text, string file)
    {
        Parser parser = new(new StringReader(text));
        int depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is not { } current) continue;
            depth += current.NestingIncrease;
            if (depth > DeepestNesting) throw DataErrors.MappingUnreadable.At(file, current.Start.Line, null, "it is nested too deeply");
            if (current is AnchorAlias)
                throw DataErrors.MappingUnreadable.At(file, current.Start.Line, null, "references (`*name`) are not used here; write it out");
        }
    }

    public string? Text(string key) => Node(key) is { } node ? TextOf(node) : null;

    public string Text(string key, string otherwise) => Text(key) ?? otherwise;

    public string Required(string key) => Text(key) ?? throw Wrong(key, "is missing here");

    public bool YesNo(string key, bool otherwise) => Text(key) switch
    {
        null => otherwise,
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => throw Wrong(key, "say yes or no"),
    };

    public decimal? Number(string key) => Text(key) switch
    {
        null => null,
        { } text => decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal number)
            ? number : throw Wrong(key, "expected a number"),
    };

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public ImmutableArray<string> Texts(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(TextOf)],
        { } single => [TextOf(single)],
    };

    public YamlMap? Map(string key) => Node(key) switch
    {
        null => null,
        YamlMappingNode map => new(map, _file),
        _ => throw Wrong(key, "expected `word: value` lines below it"),
    };

    public ImmutableArray<YamlMap> Maps(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(item => item is YamlMappingNode map
            ? new YamlMap(map, _file)
            : throw Wrong(key, "each item needs `word: value` pairs"))],
        _ => throw Wrong(key, "expected a list, each item after a dash"),
    };

    public bool IsMap(string key) => Node(key) is YamlMappingNode;

    /// <summary>All pairs of text and text, in the file's order.</summary>
    public ImmutableArray<(string Key, string Value)> Pairs() =>
        [.. Keys.Select(key => (key, Text(key) ?? ""))];

    /// <summary>Every word must have been asked for.</summary>
    public void Done(string whatIsPossible)
    {
        foreach ((YamlNode key, _) in _node.Children)
            if (!_asked.Contains(TextOf(key)))
                throw DataErrors.MappingWord.At(_file, key.Start.Line, null, TextOf(key), whatIsPossible);
    }

    public DataProblemException Wrong(string key, string why) =>
        DataErrors.MappingValue.At(_file, Node(key)?.Start.Line ?? Line, null, key, why);

    private YamlNode? Node(string key)
    {
        _asked.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;
    }

    private string TextOf(YamlNode node) =>
        node is YamlScalarNode { Value: { } text } ? text
        : throw DataErrors.MappingValue.At(_file, node.Start.Line, null, "this", "expected a single text");
}
