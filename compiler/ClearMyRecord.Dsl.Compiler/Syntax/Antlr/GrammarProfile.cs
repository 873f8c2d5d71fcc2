extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::Antlr4.Runtime.Atn;
using antlr::Antlr4.Runtime.Tree;
using antlr::ClearMyRecord.Dsl.Grammar;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>What tests watch of the grammar: where a text can be read in two ways, so that a new ambiguity is a decision and not an accident,
/// and which sentences and words a text uses, so that each of them is shown somewhere.</summary>
internal static class GrammarProfile
{
    /// <summary>Every sentence that the grammar knows, one for each alternative of a rule, and every word or phrase, by their names there.</summary>
    public static IReadOnlyList<string> Constructs()
    {
        Type[] contexts = [.. typeof(StatuteParser).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ParserRuleContext)))];
        HashSet<Type?> divided = [.. contexts.Select(type => type.BaseType)];
        IEnumerable<string> words = Enumerable.Range(1, StatuteLexer.ruleNames.Length).Select(StatuteLexer.DefaultVocabulary.GetSymbolicName).OfType<string>();
        return [.. contexts.Where(type => !divided.Contains(type)).Select(Name).Concat(words).Order(StringComparer.Ordinal)];
    }

    /// <returns>Those of <see cref="Constructs"/> that occur in a text without mistakes.</returns>
    public static IReadOnlySet<string> Used(SourceText text, IEnumerable<string> importedNames)
    {
        string plain = PlainText.Of(text.Code);
        List<CommonToken> tokens = WordReader.Read(plain);
        NameJoiner names = new(importedNames.Concat(DeclarationScanner.Names(tokens)));
        CommonTokenStream stream = new(new ListTokenSource([.. new LayoutPass(text, plain, new DiagnosticBag()).Run(tokens, names)]));
        StatuteParser parser = new(stream);
        parser.RemoveErrorListeners();
        HashSet<string> used = [];
        Add(parser.file());
        return used;

        void Add(IParseTree node)
        {
            used.Add(node is ITerminalNode word ? StatuteLexer.DefaultVocabulary.GetSymbolicName(word.Symbol.Type) : Name(node.GetType()));
            for (int i = 0; i < node.ChildCount; i++) Add(node.GetChild(i));
        }
    }

    private static string Name(Type context) => context.Name[..^"Context".Length];

    /// <returns>For each ambiguous place the rule, the words, and the alternatives that were open.</returns>
    public static IReadOnlyList<string> Ambiguities(SourceText text, IEnumerable<string> importedNames)
    {
        DiagnosticBag messages = new();
        string plain = PlainText.Of(text.Text);
        List<CommonToken> tokens = WordReader.Read(plain);
        NameJoiner names = new(importedNames.Concat(DeclarationScanner.Names(tokens)));
        LayoutPass layout = new(text, plain, messages);
        CommonTokenStream stream = new(new ListTokenSource([.. layout.Run(tokens, names)]));
        StatuteParser parser = new(stream) { Profile = true, ErrorHandler = new StatuteErrorStrategy(text, messages, layout.SilentLines) };
        parser.RemoveErrorListeners();
        ((ParserATNSimulator)parser.Interpreter).PredictionMode = PredictionMode.LL_EXACT_AMBIG_DETECTION;
        parser.file();
        List<string> found = [];
        foreach (DecisionInfo decision in parser.ParseInfo.getDecisionInfo())
            foreach (AmbiguityInfo ambiguity in decision.ambiguities)
            {
                string rule = StatuteParser.ruleNames[parser.Atn.GetDecisionState(decision.decision).ruleIndex];
                string words = string.Join(' ', Enumerable.Range(ambiguity.startIndex, ambiguity.stopIndex - ambiguity.startIndex + 1).Select(i => stream.Get(i).Text));
                found.Add($"{rule}: {words}");
            }
        return found;
    }
}
