namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>Sentences as they are said elsewhere, and how this language says them: what is wrong is the shape, not a word.</summary>
internal static class SentenceHints
{
    /// <param name="line">The words of the line, phrases and quoted texts whole, articles left out.</param>
    /// <param name="at">The one that was not expected, or the last of a line that ends early.</param>
    public static ErrorHint? For(IReadOnlyList<string> line, int at, bool ends, string block) =>
        OfLine(line, at, ends, block) ?? InForce(line, at, block) ?? LookBack(line) ?? Unless(line) ?? OnADay(line)
        ?? (ends ? null : Counted(line, at) ?? OwnedFact(line, at)) ?? Quantified(line, at);

    /// <summary>By what the line opens with.</summary>
    private static ErrorHint? OfLine(IReadOnlyList<string> line, int at, bool ends, string block) => line[0] switch
    {
        "with" or "given" => Fact(line),
        "expect" or "on" when block == "exampleBody" => Expectation(line, at),
        "set" => Set(line, at),
        "repeal" or "insert into" or "in" or "strike" => InBill(line, at, ends),
        "parameter" => Parameter(line, at),
        "limited to" => Limit(line, at),
        _ when block == "givenBody" => Fact(line),
        _ => null,
    };

    /// <summary>Comparisons choose; an example states.</summary>
    private static ErrorHint? Fact(IReadOnlyList<string> line)
    {
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
        string word = line[at], before = at > 0 ? line[at - 1] : "";
        if (before == "is not yet") return new($"write `is not yet eligible, {(word is "until" or "at the earliest" ? word : "until")} …`", at);
        if (before != "," && word is "because of" or "because" or "until" or "at the earliest" or "on hold" or "with effect") return new($"put a comma before it: `, {word} …`", at);
        if (word is "on" or "as of" && at > 1) return new("the day stands first: `on 2024-06-11 expect …`", at);
        return word == "to" ? new("write the outcome: `is eligible`, `is not eligible`", at) : null;
    }

    private static ErrorHint? Set(IReadOnlyList<string> line, int at) => line[at] switch
    {
        "=" or "is" or "at" or "as" => new("write `to`", at),
        "from" or "until" or "effective" or "," or "on" or "as of" when line.Take(at).Contains("to") => new("the day on which the bill takes effect is that of its first line: leave it out here", at),
        _ => null,
    };

    private static ErrorHint? InBill(IReadOnlyList<string> line, int at, bool ends)
    {
        string word = line[at];
        if (line[0] == "repeal" && word == "parameter") return new("a parameter is not repealed: `set` another value, or strike what uses it", at);
        if (line[0] == "repeal" && IsLabel(word)) return new($"an item is struck: `strike {word} from …`", at);
        if (line[0] == "insert into" && ends && !line.Contains(",")) return new($"say on this line what it joins: `{string.Join(' ', line)}, unless any of`, with the items under it", at);
        if (at > 0 && line[at - 1] == "," && word is "effect" or "limited to" or "reaches" or "after relief" or "in force")
            return new($"no line of a bill changes `{word}` alone: repeal the relief, and enact another under a title of its own", at);
        return line[0] == "in" && line[at - 1] == "," ? new("the label of the item that reads otherwise stands here, such as `(a)`, or `when`, `unless` or `hold while`", at) : null;
    }

    private static ErrorHint? Parameter(IReadOnlyList<string> line, int at) => line[at] switch
    {
        "=" or "of" or "equals" => new("write `is`", at),
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
        if (force < 0 && block != "parameterBody") return null;
        if (at > force + 1 && line[at] is "to" or "through" or "thru" && line.Contains("from")) return new("write `until`, and the first day on which it is no longer law", at);
        return force >= 0 && force + 1 < line.Count && line[force + 1] is "since" or "on" or "as of" or "after" or "starting" or "beginning" or "effective"
            ? new("write `in force from`, and the first day on which it is law", force + 1) : null;
    }

    /// <summary>What lies so far back is a day, and the sentence says which.</summary>
    private static ErrorHint? LookBack(IReadOnlyList<string> line)
    {
        for (int i = 0; i < line.Count; i++)
        {
            string next = i + 1 < line.Count ? line[i + 1].ToLowerInvariant() : "";
            bool looksBack = line[i].ToLowerInvariant() is "within" or "is within" or "during" or "in" or "over" or "is in" && next is "last" or "past" or "preceding" or "previous";
            if (!looksBack && (line[i] != "within" || !char.IsAsciiDigit(next.FirstOrDefault()))) continue;
            string period = line.Skip(i).FirstOrDefault(word => char.IsAsciiDigit(word[0]) && word.Contains(' ', StringComparison.Ordinal)) ?? "7 years";
            string said = looksBack ? $"is in the last {period}" : $"is within {period} after …";
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
            if (line[i] == "on" && line[i - 1] is "is" or "is not" or "falls" && char.IsAsciiDigit(line[i + 1][^1])) return new($"leave out `on`: `is {line[i + 1]}`", i);
        return null;
    }

    /// <summary>"the person has 2 convictions": two and no more, or two at the least?</summary>
    private static ErrorHint? Counted(IReadOnlyList<string> line, int at) =>
        at > 0 && line[at - 1] is "has" or "have" or "there is" or "there are" && (line[at].All(char.IsAsciiDigit) || line[at] is "only")
            ? new(line[at] == "only" ? "write `exactly`, or `at most`, and how many"
                : $"say whether more count as well: `{line[at - 1]} at least {line[at]} …`, or `{line[at - 1]} exactly {line[at]} …`", at) : null;

    /// <summary>"registrant of the person", "date of disposition".</summary>
    private static ErrorHint? OwnedFact(IReadOnlyList<string> line, int at)
    {
        if (at == 0 || at + 1 >= line.Count || line[at] != "of" || !char.IsLetter(line[at + 1][0]) || !IsNameWord(line[at - 1])) return null;
        int first = at - 1;
        while (first > 0 && IsNameWord(line[first - 1])) first--;
        string name = string.Join(' ', line.Skip(first).Take(at - first)), owner = line[at + 1];
        if (name == "date") return new($"write `{owner} date`", first);
        return owner is "person" or "case" or "charge" or "conviction" or "episode" ? new($"write `{(owner is "person" or "case" ? "the" : "this")} {owner}'s {name}`", at) : null;
    }

    /// <summary>"any conviction of the person is …", "all convictions of the person are …".</summary>
    private static ErrorHint? Quantified(IReadOnlyList<string> line, int at)
    {
        for (int i = Math.Min(at, line.Count - 2); i >= Math.Max(0, at - 6); i--)
        {
            if (line[i] is not ("any" or "all" or "each") || !IsNameWord(line[i + 1])) continue;
            return new(line[i] == "any" ? $"write `there is a {line[i + 1]} of the person that …`; `any of` stands before a list" : "write `every conviction of the person satisfies …`; `all of` stands before a list", i);
        }

        return null;
    }

    private static bool IsNameWord(string word) => char.IsLetter(word[0]) && !SyntaxFacts.IsKeyword(word) && !word.Contains(' ', StringComparison.Ordinal);

    private static bool IsLabel(string word) => word.Length > 2 && word[0] == '(' && word[^1] == ')';
}
