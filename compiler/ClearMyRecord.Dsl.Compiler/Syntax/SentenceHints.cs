namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>Sentences as they are said elsewhere, and how this language says them: what is wrong is the shape, not a word.</summary>
internal static class SentenceHints
{
    /// <param name="line">The words of the line, phrases and quoted texts whole, articles left out.</param>
    /// <param name="at">The one that was not expected, or the last of a line that ends early.</param>
    public static ErrorHint? For(IReadOnlyList<string> line, int at, bool ends, string block) =>
        OfLine(line, at, ends, block) ?? InForce(line, at, block) ?? LookBack(line) ?? Unless(line) ?? OnADay(line)
        ?? (ends ? null : Time(line, at, block) ?? Counted(line, at) ?? Again(line, at)) ?? Quantified(line, at) ?? (ends ? null : OwnedFact(line, at));

    /// <summary>By what the line opens with.</summary>
    private static ErrorHint? OfLine(IReadOnlyList<string> line, int at, bool ends, string block) => line[0] switch
    {
        "with" or "given" => Fact(line, at),
        "expect" or "on" when block == "exampleBody" => Expectation(line, at),
        "set" => Set(line, at),
        "repeal" or "insert into" or "in" or "strike" => InBill(line, at, ends),
        "parameter" => Parameter(line, at),
        "limited to" => Limit(line, at),
        "relief" when line.Contains("for") && at > line.ToList().IndexOf("for") => new("a relief decides records of one kind: `for a conviction`", at),
        "define" when line.Contains("as") && at > line.ToList().IndexOf("as") && line[at].StartsWith("is", StringComparison.Ordinal) && !line.Any(word => word == "where" || SyntaxFacts.NearestKeyword(word) == "where") =>
            new("a kind is made of records: `as a charge where …`, and then what must be true of them", at),
        "reading" when block == "questionBody" => new(line[at] == "," || Before(line, at) == "," ? "each reading stands on a line of its own" : "a reading is a name alone; what it stands for is said where `the reading of` is asked", at),
        "default" when block == "questionBody" && line[at] == "is" => new("leave out `is`", at),
        "and" when block is "exampleBody" or "givenBody" => new("write `with`", 0),
        "when" or "unless" or "hold while" when block == "items" && at <= 1 && !ends =>
            new($"`{line[0]}` opens no item: in a bill it ends the line above, after a comma (`insert into relief \"…\", {line[0]} {(line[0] == "when" ? "all" : "any")} of`)", 0),
        "otherwise" or "else" when block is "rowBody" or "effectBody" or "valueBlock" => new("the value stands first: `5 years otherwise`", 0),
        _ when block == "givenBody" => Fact(line, at),
        _ when block is "entryBody" or "listBody" => Entry(line, at),
        _ when block == "recordBody" => Field(line, at),
        _ when block is "rowBody" or "effectBody" or "valueBlock" || char.IsAsciiDigit(line[0][0]) => Row(line),
        _ => null,
    };

    private static string Before(IReadOnlyList<string> line, int at) => at > 0 ? line[at - 1] : "";

    private static ErrorHint? Row(IReadOnlyList<string> line)
    {
        for (int i = 1; i < line.Count; i++)
            if (line[i] is "if" or "when" or "else" && !line.Take(i).Contains("where")) return new(line[i] == "else" ? "write `otherwise`" : "write `where`", i);
        return null;
    }

    private static ErrorHint? Entry(IReadOnlyList<string> line, int at) => line[at] switch
    {
        "if" or "when" => new("write `where …`, or `graded F1`", at),
        "except" when at > 0 => new("an exception stands on a line of its own: `except 18 § 2703`", at),
        "not" or "excluding" when at == 0 => new("write `except`", at),
        _ => null,
    };

    private static ErrorHint? Field(IReadOnlyList<string> line, int at)
    {
        string word = line[at];
        if (word == "<") return new("values are joined by `>`, the gravest first", at);
        if (Before(line, at) == "is" && char.IsAsciiDigit(word[0])) return new("write `is one of`; values that have an order are joined by `>`, the gravest first", at);
        return Before(line, at) != "," && word.StartsWith("may ", StringComparison.Ordinal) ? new($"put a comma before it: `, {word}`", at) : null;
    }

    /// <summary>Comparisons choose; an example states.</summary>
    private static ErrorHint? Fact(IReadOnlyList<string> line, int at)
    {
        if (line[at] is "=" or ">" or "<" or ">=" or "<=") return new(line[at] == "=" ? "write `is`" : "an example states one value: `grade is M2`", at);
        if (at == 1 && char.IsAsciiDigit(line[1][0])) return new("each record stands on a line of its own: `with a conviction where …`", at);
        if (line[at] == "of" && line[0] == "with") return new("write `where`, and its facts: `with a conviction where grade is M2`", at);
        int aged = line.ToList().IndexOf("aged");
        if (aged > 0) return new("give the day of birth: `given a person where birth date is 1990-01-01`", aged);
        for (int i = 1; i < line.Count; i++)
        {
            string? advice = line[i] switch
            {
                "before" or "after" or "on or before" or "on or after" or "is in the last" or "is within" => "an example states one day: `disposition date is 2019-12-31`",
                "at least" or "at most" or "more than" or "less than" or "fewer than" or "is between" or "is one of" or "is in" => "an example states one value: `grade is M2`",
                "or" => "an example states one value of each fact: write a second example for the other",
                "who" or "having" or "has" => "each record stands on a line of its own, under the one that holds it: `with a conviction where …`",
                _ => null,
            };
            if (advice is not null) return new(advice, i);
        }

        return null;
    }

    private static ErrorHint? Expectation(IReadOnlyList<string> line, int at)
    {
        string word = line[at], before = at > 0 ? Before(line, at) : "";
        if (before == "is not yet") return new($"write `is not yet eligible, {(word is "until" or "at the earliest" ? word : "until")} …`", at);
        if (word == "until" && !line.Contains("is not yet")) return new("only what is not yet so has a day: `is not yet eligible, until …`", at);
        int because = line.ToList().IndexOf("because");
        if (because > 0 && !line.Any(w => w == "is missing")) return new("name the labels of what failed: `because of (a)`", because);
        if (before != "," && word is "because of" or "because" or "until" or "at the earliest" or "on hold" or "with effect") return new($"put a comma before it: `, {word} …`", at);
        if ((word is "on" or "as of" || before == "on") && at > 1) return new("the day stands first: `on 2024-06-11 expect …`", at);
        return word == "to" ? new("write the outcome: `is eligible`, `is not eligible`", at) : null;
    }

    private static ErrorHint? Set(IReadOnlyList<string> line, int at) => line[at] switch
    {
        _ when at == 1 && IsLabel(line[1]) => new($"a parameter is set; an item reads otherwise: `in relief \"…\", {line[1]} reads …`", at),
        "=" or "is" or "at" or "as" => new("write `to`", at),
        "from" or "until" or "effective" or "," or "on" or "as of" when line.Take(at).Contains("to") => new("the day on which the bill takes effect is that of its first line: leave it out here", at),
        _ => null,
    };

    private static ErrorHint? InBill(IReadOnlyList<string> line, int at, bool ends)
    {
        string word = line[at];
        if (line[0] == "repeal" && word == "parameter") return new("a parameter is not repealed: `set` another value, or strike what uses it", at);
        if (line[0] == "repeal" && IsLabel(word)) return new($"an item is struck: `strike {word} from …`", at);
        if (line[0] == "repeal" && at == 1 && word[0] == '"') return new($"say what it is: `repeal relief {word}`, `repeal bar {word}`", at);
        if (line[0] == "repeal" && word[0] == '§') return new("a bar is named by its citation in quotes: `repeal bar \"§ 3\"`", at);
        if (line[0] == "strike" && word is "relief" or "bar" or "define" or "offenses" && at == 1) return new($"a whole provision is repealed: `repeal {string.Join(' ', line.Skip(1))}`", at);
        if (line[0] == "strike" && word is "and" or "," && IsLabel(Before(line, at))) return new("each item is struck by a line of its own", at);
        if (line[0] == "strike" && at == 1 && word[0] == '"') return new("an item is named by its label, `strike (a) from …`; an entry of a list as the law writes it, `strike 18 § 2701 from offenses …`", at);
        if (line[0] == "in" && word is "is" or "=" && !line.Contains("reads")) return new("write `reads`", at);
        if (line[0] == "in" && Before(line, at) == "," && word is "strike" or "insert" or "delete" or "add")
            return new($"the verb stands first: `{(word is "strike" or "delete" ? $"strike … from {string.Join(' ', line.Skip(1).Take(at - 2))}" : $"insert into {string.Join(' ', line.Skip(1).Take(at - 2))}")}`", at);
        if (line[0] == "insert into" && line.Count > 1 && line[1] == "offenses" && char.IsAsciiDigit(word[0])) return new("what is added stands under this line, deeper, one section a line", at);
        if (line[0] == "insert into" && ends && !line.Contains(",")) return new($"say on this line what it joins: `{string.Join(' ', line)}, unless any of`, with the items under it", at);
        return line[0] == "in" && Before(line, at) == "," ? new("the label of the item that reads otherwise stands here, such as `(a)`, or `when`, `unless` or `hold while`", at) : null;
    }

    private static ErrorHint? Parameter(IReadOnlyList<string> line, int at) => line[at] switch
    {
        "=" or "of" or "equals" => new("write `is`", at),
        _ when Before(line, at) == "may range" => new("write `may range from … to …`", at),
        "is one of" or "are one of" => new("a parameter has one value: `is F1`; one that changes has a line for each day of change", at),
        _ => null,
    };

    private static ErrorHint? Limit(IReadOnlyList<string> line, int at)
    {
        int comma = line.ToList().IndexOf(",");
        return comma > 0 && at > comma && line[^1] == "first" ? new("the order names a day or a rank: `earliest sentence date first`", Math.Min(comma + 1, line.Count - 1)) : null;
    }

    private static ErrorHint? InForce(IReadOnlyList<string> line, int at, string block)
    {
        int force = line.ToList().IndexOf("in force");
        if (Before(line, at) == "may range") return new("write `may range from … to …`", at);
        if (force >= 0 && at == force + 1 && char.IsAsciiDigit(line[at][0])) return new($"write `in force from {line[at]}`", at);
        if (force < 0 && block != "parameterBody") return null;
        if (at > force + 1 && line[at] is "to" or "through" or "thru" && line.Contains("from")) return new("write `until`, and the first day on which it is no longer law", at);
        return force >= 0 && force + 1 < line.Count && line[force + 1] is "as of" or "beginning" or "effective"
            ? new("write `in force from`, and the first day on which it is law", force + 1) : null;
    }

    /// <summary>What lies so far back is a day, and the sentence says which.</summary>
    private static ErrorHint? LookBack(IReadOnlyList<string> line)
    {
        for (int i = 0; i < line.Count; i++)
        {
            string next = i + 1 < line.Count ? line[i + 1].ToLowerInvariant() : "";
            bool looksBack = line[i].ToLowerInvariant() is "within" or "is within" or "is not within" or "is not in" or "during" or "in" or "over" or "is in" && next is "last" or "past" or "preceding" or "previous";
            if (!looksBack && (line[i] != "within" || !char.IsAsciiDigit(next.FirstOrDefault()))) continue;
            string period = line.Skip(i).FirstOrDefault(word => char.IsAsciiDigit(word[0]) && word.Contains(' ', StringComparison.Ordinal)) ?? "7 years";
            bool isNot = line[i].Contains("not", StringComparison.Ordinal) || (i > 0 && (line[i - 1] is "not" or "is not" or "was not"));
            string side = line.Skip(i).SkipWhile(word => word != period).Skip(1).FirstOrDefault() is "of" or "before" or "after" or null ? line.Skip(i).SkipWhile(word => word != period).Skip(1).FirstOrDefault() ?? "after" : "after";
            string said = looksBack && isNot ? $"is not in the last {period}" : looksBack ? $"is in the last {period}" : $"is within {period} {side} …";
            bool isDay = i > 0 && line[i - 1].EndsWith("date", StringComparison.Ordinal);
            return new(isDay ? $"write `{said}`" : $"say it of a day: `where disposition date {said}`", i);
        }

        return null;
    }

    /// <summary>A bar in the middle of a sentence.</summary>
    private static ErrorHint? Unless(IReadOnlyList<string> line)
    {
        int unless = line.ToList().IndexOf("unless");
        return unless <= 0 || line[0] is "insert into" or "in" or "strike" ? null
            : new("write `, except where …`; what bars the whole relief stands on a line of its own under it, `unless …`", unless);
    }

    private static ErrorHint? OnADay(IReadOnlyList<string> line)
    {
        for (int i = 1; i + 1 < line.Count; i++)
            if (line[i] == "on" && line[i - 1] is "is" or "not" or "falls" && char.IsAsciiDigit(line[i + 1][^1])) return new($"leave out `on`: `{(line[i - 1] == "not" ? "is not" : "is")} {line[i + 1]}`", i);
        return null;
    }

    /// <summary>Stretches of time, and what they are counted from.</summary>
    private static ErrorHint? Time(IReadOnlyList<string> line, int at, string block)
    {
        for (int i = 0; i < line.Count; i++)
        {
            string before = i > 0 ? line[i - 1] : "", next = i + 1 < line.Count ? line[i + 1] : "";
            if (line[i] == "ago" && IsPeriod(before)) return new($"write `{before} have passed since …`; for what is not yet so far back, `… is in the last {before}`", i);
            if (block != "parameterBody" && Math.Abs(i - at) <= 1 && IsPeriod(line[i]) && next is "after" or "from" or "since" or "passed" or "elapsed" or "following" && !line.Any(w => w is "is" or "is within" or "is not within"))
                return new(Passed(line, i + 1, line[i]), i + 1);
            if (line[i] == "period" && next == "of") return new("leave out `a period of`", i);
            if (line[i] == "number" && next == "of" && i + 2 < line.Count && line[i + 2].EndsWith('s')) return new("write `count of`", i);
            if (line[i] == "reading of" && next.Length > 0 && next[0] != '"') return new("the question stands in quotes: `the reading of \"…\" is …`", i);
        }

        string word = line[at], last = at > 0 ? Before(line, at) : "";
        if (last == "is" && word == "from") return new("write `is between … and …`", at);
        return last == "is in" && word.Length == 4 && word.All(char.IsAsciiDigit) ? new($"write `is between {word}-01-01 and {word}-12-31`", at) : null;
    }

    /// <summary>The way a stretch of time is meant: to have passed, not to have passed, or to hold the day still.</summary>
    private static string Passed(IReadOnlyList<string> line, int at, string period)
    {
        string before = at > 1 ? line[at - 2] : "";
        if (before is "less than" or "fewer than" or "at most" || (before == "more than" && at > 2 && line[at - 3] is "no" or "not")) return $"to look back, write `… is in the last {period}`";
        if (line.Any(word => word.Contains("not", StringComparison.Ordinal))) return $"write `{period} have not passed since …`";
        return $"to let time pass, write `{(before == "more than" ? "more than " : "")}{period} have passed since …`";
    }

    private static bool IsPeriod(string word) =>
        word.Length > 0 && char.IsAsciiDigit(word[0]) && word.Split(' ') is [.., "years" or "year" or "months" or "month" or "days" or "day"];

    /// <summary>"… and is deceased": what is said a second time of one thing.</summary>
    private static ErrorHint? Again(IReadOnlyList<string> line, int at) =>
        at > 1 && line[at].StartsWith("is", StringComparison.Ordinal) && Before(line, at) is "and" or "or" && !line.Contains("that")
            ? new($"say again of what: `{Before(line, at)} the person {line[at]} …`, `{Before(line, at)} grade {line[at]} …`", at) : null;

    /// <summary>"the person has 2 convictions": two and no more, or two at the least?</summary>
    private static ErrorHint? Counted(IReadOnlyList<string> line, int at) =>
        Before(line, at) is "has" or "have" or "there is" or "there are" && (line[at].All(char.IsAsciiDigit) || line[at] is "only")
            ? new(line[at] == "only" ? "write `exactly`, or `at most`, and how many"
                : $"say whether more count as well: `{Before(line, at)} at least {line[at]} …`, or `{Before(line, at)} exactly {line[at]} …`", at) : null;

    /// <summary>"registrant of the person", "date of disposition".</summary>
    private static ErrorHint? OwnedFact(IReadOnlyList<string> line, int at)
    {
        if (at > 0 && line[at] == "of" && Before(line, at) == "one") return new("write `any of`, and each on a line of its own under it; values follow `is one of`", at - 1);
        if (at == 0 || at + 1 >= line.Count || line[at] != "of" || !char.IsLetter(line[at + 1][0]) || !IsNameWord(Before(line, at))) return null;
        int first = at - 1;
        while (first > 0 && IsNameWord(line[first - 1])) first--;
        string name = string.Join(' ', line.Skip(first).Take(at - first)), owner = line[at + 1];
        if (name == "age") return new("write `the person's age on today`, or on another day", first);
        if (name.Split(' ')[^1] is "conviction" or "convictions" or "charge" or "charges" or "case" or "cases" or "offense" or "offenses") return null;
        if (name == "date") return new($"write `{owner} date`", first);
        return owner is "person" or "case" or "charge" or "conviction" or "episode" ? new($"write `{(owner is "person" or "case" ? "the" : "this")} {owner}'s {name}`", at) : null;
    }

    /// <summary>"any conviction of the person is …", "all convictions of the person are …".</summary>
    private static ErrorHint? Quantified(IReadOnlyList<string> line, int at)
    {
        for (int i = Math.Min(at, line.Count - 2); i >= Math.Max(0, at - 6); i--)
        {
            if (!IsNameWord(line[i + 1])) continue;
            if (line[i] == "any" && i > 0 && line[i - 1] == "not") return new($"write `no {line[i + 1]} of the person that …`", i - 1);
            if (line[i] == "none of") return new($"write `no {line[i + 1]} …`; `none of` stands before a list", i);
            if (line[i] is "first" or "last" && i + 2 < line.Count && line[i + 2] == "of") return new($"say by which day: `the {(line[i] == "first" ? "earliest" : "latest")} disposition date of …`", i);
            if (line[i] is not ("any" or "all" or "each" or "any of" or "all of")) continue;
            return new(line[i] is "any" or "any of" ? $"write `there is a {line[i + 1]} of the person that …`; `any of` stands before a list" : "write `every conviction of the person satisfies …`; `all of` stands before a list", i);
        }

        return null;
    }

    private static bool IsNameWord(string word) => char.IsLetter(word[0]) && !SyntaxFacts.IsKeyword(word) && !word.Contains(' ', StringComparison.Ordinal);

    private static bool IsLabel(string word) => word.Length > 2 && word[0] == '(' && word[^1] == ')';
}
