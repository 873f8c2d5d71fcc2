namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>What to do about a sentence that breaks off, and the word that is to blame.</summary>
/// <param name="Advice">Empty if nothing likely is known.</param>
/// <param name="At">The word of the line that is to blame.</param>
public readonly record struct ErrorHint(string Advice, int At);

/// <summary>The one likely phrase to offer where a sentence breaks off. Rules, not lists of everything the grammar would take.</summary>
public static class ErrorHints
{
    /// <param name="line">The words of the line, in order, phrases and quoted texts whole.</param>
    /// <param name="at">Which of them was not expected, or is the last one of a line that ends early.</param>
    /// <param name="block">The grammar's rule for the block that the line stands in.</param>
    public static ErrorHint For(IReadOnlyList<string> line, int at, bool ends, string block = "")
    {
        if (line.Count == 0) return new("", at);
        for (int i = 0; i < line.Count; i++)
            if (char.IsUpper(line[i][0]) && SyntaxFacts.IsKeyword(line[i].ToLowerInvariant()) && !SyntaxFacts.IsKeyword(line[i]))
                return new($"keywords are written small: `{line[i].ToLowerInvariant()}`", i);
        if (Unquoted(line) is { } quoted) return quoted;
        if (BillHints.Find(line) is { } bill) return bill;
        if (block == "parameterBody" && line.ToList().IndexOf("since") is > 0 and int since) return new("write `from`", since);
        if (ByDates(line, at, block) is { } dates) return dates;
        if (OtherMeanings.For(line, at, block) is { } other) return other;
        if (SentenceHints.For(line, at, ends, block) is { } sentence) return sentence;
        if (WrongWords.Find(line, at) is { } wrong) return new(wrong.Advice, wrong.At);
        if (ByValues(line, block) is { } values) return values;
        // The nearest words before the place say most; the one not expected comes first.
        for (int i = at; i >= Math.Max(0, at - 3); i--)
            if ((i < at || ends) && NeedsOf(line[i]) && (i + 1 >= line.Count || line[i + 1] != "of")) return new($"write `{line[i]} of`", i);
        for (int i = at; i >= Math.Max(0, at - 5); i--)
            if (SyntaxFacts.NearestKeyword(line[i]) is { } near) return new($"did you mean `{near}`?", i);
        string shape = ends ? AtEnd(line, at, block) : at == 0 ? AtStart(line, block) : InEntry(line, at, block) ?? Inside(line, at, block);
        return new(shape, at);
    }

    /// <summary>Declarations whose name stands in quotes, and paths.</summary>
    private static ErrorHint? Unquoted(IReadOnlyList<string> line)
    {
        for (int i = 0; i < line.Count; i++)
        {
            bool opens = i == 0 && line[i] is "statute" or "model" or "bill" or "relief" or "question" or "example" or "use" or "cite" or "expect";
            if ((opens || line[i] is "cite" or "as defined in" || (line[i] == "amends" && line[0] == "bill")) && (i + 1 == line.Count || line[i + 1][0] is not ('"' or '“' or '”' or '„' or '«')))
                return new($"what follows `{line[i]}` stands in quotes: `{line[i]} \"…\"`", Math.Min(i + 1, line.Count - 1));
        }
        return null;
    }

    /// <summary>The days on which something is law.</summary>
    private static ErrorHint? ByDates(IReadOnlyList<string> line, int at, string block)
    {
        int force = line.ToList().IndexOf("in force");
        if (line[0] == "effective" && line.Count > 1 && block is "listBody" or "valueBlock") return new($"write `in force from {line[1]}`", 0);
        if (force < 0) return null;
        string next = force + 1 < line.Count ? line[force + 1] : "";
        if (next is "since" or "on" or "after" or "starting") return new("write `from`, with the first day it is law", force + 1);
        if (next is "before" or "to" or "till" or "through") return new("write `until`, with the first day it is no longer law", force + 1);
        if (next is "from" or "until" && force + 2 == line.Count) return new($"name the day: `in force {next} 2024-06-11`", force + 1);
        return force > 0 && at >= force - 1 && at <= force ? new("`in force …` stands on a line of its own, right under the head", force) : null;
    }

    private static ErrorHint? ByValues(IReadOnlyList<string> line, string block)
    {
        for (int i = 0; i + 1 < line.Count; i++)
        {
            if (char.IsAsciiDigit(line[i][0]) && block is not ("entryBody" or "listBody") && UnitMeant(line[i + 1]) is { } whole) return new($"write `{line[i]} {whole}`", i + 1);
            if ((line[i] is "is" or "are" && line[i + 1] == "one") || (line[i] == "of" && line[i + 1].StartsWith("one", StringComparison.Ordinal)))
                return new("a list of values starts with `is one of`", i + 1);
            if (!char.IsAsciiDigit(line[i][0]) || block is "entryBody" or "listBody") continue;
            if (line[i].Contains('.', StringComparison.Ordinal) && Array.Exists(Units, u => u == line[i + 1])) return new("write years and months: 1.5 years are `1 year and 6 months`", i);
            if (Array.Find(Units, u => Nearness.OneSlip(line[i + 1], u)) is { } unit && !Units.Contains(line[i + 1])) return new($"did you mean `{line[i]} {unit}`?", i + 1);
        }
        for (int i = 0; i < line.Count; i++)
            if (char.IsAsciiDigit(line[i][0]) && Array.Find(Units, u => line[i].EndsWith("-" + u, StringComparison.Ordinal)) is { } joined)
                return new($"write the period without a hyphen: `{line[i][..^(joined.Length + 1)]} years have passed since DAY`", i);
        return null;
    }

    private static readonly string[] Units = ["years", "year", "months", "month", "days", "day"];

    private static string? UnitMeant(string word) => word.TrimEnd('.').ToLowerInvariant() switch
    {
        "yr" or "yrs" or "y" => "years",
        "mo" or "mos" or "mth" or "mths" => "months",
        "d" => "days",
        _ => null,
    };

    private static bool NeedsOf(string word) => word is "all" or "any" or "none" or "count" or "sum" or "one";

    /// <summary>What a line that ends too early lacks.</summary>
    private static string AtEnd(IReadOnlyList<string> line, int at, string block)
    {
        if (block == "effectBody") return "end the row with `where …`, or with `otherwise` if it is the last";
        if (line.Contains("if") && line.Contains("then") && !line.Contains("else")) return "say with `else …` what holds otherwise; if nothing does, join the two with `and`";
        if (line.Any(w => w.EndsWith("between", StringComparison.Ordinal)) && !line.Contains("and")) return "`and` is wanted here, with the other end";
        if (line[0] == "define" && !line.Contains("as")) return "go on with `as`: `define a … as a charge where …`";
        if (line[0] == "on" && block == "exampleBody") return "write `today is …`, or go on with `expect …` on the same line";
        if (line[0] == "expect" && line.Count == 2) return "say the outcome: `is eligible`, `is not yet eligible`, `is not eligible`, `needs review` or `is not covered`";
        return line[at] switch
        {
            "all of" or "any of" or "none of" => "put its items under it, deeper, one a line: `(a) …`",
            "when" => "say what must hold: a condition, or `all of` with items under it",
            "unless" => "say what bars: a condition, or `any of` with items under it",
            "and" or "or" => $"go on with another condition, or leave out `{line[at]}`",
            "," => "name one more, or leave out the comma",
            "where" => "say after it what must be true of them",
            "as" => "say what it means: `a charge where …`, or a value",
            "unranked" => "name the values that have no rank: `unranked F, M`",
            "this" => "say what: `this conviction`",
            "reads" => "put the new words under it, deeper",
            "is one of" or "are one of" => "name the values after it: `M1, M2 or M3`",
            "has passed since" or "have passed since" => "name the day it is counted from, such as `disposition date`",
            "as of" => "name the day: `as of offense date`",
            "is" or "is not" or "at least" or "at most" or "more than" or "less than" or "before" or "after" => "say what it is compared with",
            _ => "",
        };
    }

    /// <summary>Where a line belongs that cannot stand here, or what its block holds.</summary>
    private static string AtStart(IReadOnlyList<string> line, string block)
    {
        if (line[0].StartsWith('(')) return "a label opens an item of a list: put it under `when all of` or `unless any of`";
        if (line[0] == ")" || (line.Count > 1 && line[1] == ")")) return "a label stands between two parentheses: `(a)`";
        if (line[0] is "\"\"" or "“”" || (line[0] == "text" && line.Count > 1)) return "the words of the law stand between two marks `\"\"\"`";
        string? home = line[0] switch
        {
            "effective" when block == "reliefBody" => "in the first line of a bill; a relief is law `in force from …`",
            "effect" or "when" or "unless" => "under a `relief`, deeper than it",
            "given" or "expect" or "today" => "under an `example`, deeper than it",
            "with" => "under the person or case that holds it, deeper than that line",
            "reading" or "default" => "under a `question`, deeper than it",
            "jurisdiction" or "calendar" or "citation format" or "amends" => "under the first line of the file",
            "set" or "strike" or "repeal" or "insert into" or "enact" => "in a bill, under its first line",
            "use" or "record" or "parameter" or "offenses" or "define" or "fill" or "question" when block != "file" => "at the left edge, outside of what stands above it",
            _ => null,
        };
        if (home is not null) return $"it belongs {home}";
        return block switch
        {
            "exampleBody" when line[0][0] == '"' => "write `expect` before it",
            "exampleBody" when line[0] == "then" => "leave out `then`",
            "exampleBody" when line[0] is "person" or "case" or "charge" => "write `given` before it",
            "exampleBody" => "an example holds lines with `today is`, `given`, `expect`",
            "reliefBody" when line[0] == "hold" => "write `hold while`, and what holds it up",
            "reliefBody" => "a relief holds lines with `effect`, `when`, `unless`, `in force`, `hold while`, `limited to`, `reaches`, `after relief`",
            "billBody" => "a bill's lines begin with `set`, `strike`, `in`, `insert into`, `repeal` or `enact`",
            "questionBody" => "a question holds lines with `reading` and `default`",
            "headBody" => "the head holds lines with `jurisdiction`, `cite`, `calendar`, `citation format`",
            "file" when char.IsAsciiDigit(line[0][0]) => "put it under what it belongs to, deeper than that line",
            "file" when line[0] == "offense" => "write `offenses …`, with one section a line under it",
            "file" when line.Contains("means") => "write `define a … as …`",
            "file" when line.Count > 5 => "the words of the law go between `text \"\"\"` and `\"\"\"`, under what they belong to; a remark goes behind `--`",
            "file" => "a line at the left edge opens with `relief`, `bar to relief`, `define`, `parameter`, `offenses`, `question` or `example`",
            _ => "",
        };
    }

    /// <summary>Sections of law, in a list of offenses.</summary>
    private static string? InEntry(IReadOnlyList<string> line, int at, string block)
    {
        if (block is not ("entryBody" or "listBody")) return null;
        if (line[at] is "and" or "or" || line[at - 1] == ",") return "each section stands on a line of its own";
        if (line[at] is "if" or "when") return "write `where …`, or `graded F1`";
        if (line[at] == "except") return "an exception stands on a line of its own: `except 18 § 2703`";
        if (line[at].StartsWith('(') && line[at].Length < 7) return $"no blank stands between a section and its parts: `{line[at - 1]}{line[at]}`";
        if (line[0].ToLowerInvariant() is "section" or "sec" or "sec." or "title") return "write a section as the model's citation format does, like `18 § 2701`";
        if (char.IsAsciiDigit(line[at][0]) && char.IsAsciiDigit(line[at - 1][0])) return $"put the section sign between them: `{line[at - 1]} § {line[at]}`";
        return "what the section is about goes into a remark: `-- …`";
    }

    private static string Inside(IReadOnlyList<string> line, int at, string block)
    {
        (string word, string before) = (line[at], line[at - 1]);
        if (word == before) return word switch
        {
            ")" => "there is one `)` more than `(`",
            "=" => "write `is`",
            _ => $"`{word}` stands twice: leave one out",
        };
        if (word == ")") return at == 1 ? $"a label stands between two parentheses: `({before})`" : "there is one `)` more than `(`";
        if (before == ",") return line.Contains("is in") || line.Contains("is not in") ? "`is in` names one list of offenses; values follow `is one of`"
            : line.Any(w => w.StartsWith('$')) ? "write dollars, a point and cents: `$1,250.00`"
            : line.Take(at).Any(w => w.StartsWith("is", StringComparison.Ordinal)) ? "a list of values starts with `is one of`" : "leave out the comma, or say after it what the reference shows";
        if (IsLabel(before)) return at == 2 && IsLabel(line[0]) ? $"write the labels without a blank: `{line[0]}{before}`" : at == 1 ? "" : "a label stands only at the start of an item: put it on a line of its own, under `all of` or `any of`";
        if (before == ")" && line[0] == "(" && at < 6 && !line.Take(at).Any(w => w.StartsWith("is", StringComparison.Ordinal))) return "a label is one word or number in parentheses, without a blank: `(wait)`";
        if (IsLabel(word) && SyntaxFacts.SmallNumber(before.ToLowerInvariant()) is not null) return "write the number once, in figures: `7 years`";
        if (line[0] == "define" && word == "where" && !line.Contains("as")) return "`as` is wanted before what it means: `define a … as a charge where …`";
        if (before is "at least" or "at most" or "exactly" or "more than" or "fewer than" && char.IsLetter(word[0])) return $"say how many: `{before} 2 {word}`";
        if (word == "where" && at == line.Count - 1) return "say after it what must be true of them";
        if (before == "if missing") return "put the value and its presumption in parentheses: `(maximum term, presume 1 year if missing)`";
        if (word == "effective") return "a day follows it: `effective 2028-01-01`";
        if (line[0] is "parameter" or "offenses" or "define" && at == 1 && word[0] == '"') return $"a name stands without quotes: `{word.Trim('"')}`";
        if (line[0] is "parameter" or "offenses" or "define" && at == 1) return $"`{word}` is a word of the language; a name that holds it stands in backquotes: `` `{word}` ``";
        if (block == "parameterBody") return "a version is a value and its first day: `7 years from 2024-06-11`";
        bool isTest = word.StartsWith("is", StringComparison.Ordinal) || word.StartsWith("are", StringComparison.Ordinal);
        if (isTest && before is "and" or "or") return $"say again of what: `{before} the person {word} …`, `{before} grade {word} …`";
        if (isTest && line.Take(at).Any(w => w is "has" or "have" or "no" or "there is")) return $"write `that {word}`, or put what must be true behind `where`";
        int measure = line.Take(at).ToList().FindLastIndex(w => w is "sum of" or "count of" or "count of distinct" or "earliest" or "latest" or "highest" or "lowest");
        if (isTest && measure >= 0 && line.Take(at).Skip(measure).Contains("where"))
            return $"put what is measured in parentheses, so that its `where` ends there: `({line[measure]} … where …) {word} …`";
        if (isTest && line.Take(at).Any(w => w.StartsWith("is", StringComparison.Ordinal))) return "two conditions stand side by side: put `and`, `or` or a comma between them";
        if (word is "no" or "exactly" && before is "person" or "case") return $"write `has {word}`";
        if (word is "at least" or "at most" or "more than" or "less than" or "before" or "after" or "on or before" or "on or after" or "exactly") return $"write `is {word}`";
        if (before == "at" || before == "least" || before == "most") return "write `at least` or `at most`";
        return "";
    }

    private static bool IsLabel(string word) => word.Length > 2 && word[0] == '(' && word[^1] == ')';
}
