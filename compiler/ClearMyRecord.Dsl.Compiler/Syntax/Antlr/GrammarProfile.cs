extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::Antlr4.Runtime.Atn;
using antlr::ClearMyRecord.Dsl.Grammar;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Where a text can be read in two ways by the grammar: what a test watches, so that a new ambiguity is a decision and not an accident.</summary>
internal static class GrammarProfile
{
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
