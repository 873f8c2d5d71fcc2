namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>Sentences whose nearest words here would make another law. They are looked at before all others.</summary>
internal static class OtherMeanings
{
    /// <param name="line">The words of the line, phrases and quoted texts whole, articles left out.</param>
    /// <param name="at">The one that was not expected, or the last of a line that ends early.</param>
    public static ErrorHint? For(IReadOnlyList<string> line, int at, string block)
    {
        string word = line[at], before = at > 0 ? line[at - 1] : "", earlier = at > 1 ? line[at - 2] : "", next = at + 1 < line.Count ? line[at + 1] : "";
        ErrorHint? said = (word, before, earlier) switch
        {
            ("before" or "after", _, "is") when IsPeriod(before) && !line.Any(w => w == "has") =>
                new($"say whether less or more counts as well: `is within {before} {word} …, both days included`, `is at least {before} {word} …`; of that one day, {(word == "after" ? $"`is … plus {before}`" : $"`… is DAY plus {before}`")}", at),
            (_, "at least" or "at most" or "more than" or "less than", "and" or "or") when Subject(line, at - 2) is { } subject =>
                new($"say again of what: `{earlier} {subject} is {before} {word}`", at - 1),
            ("to", _, _) when block is not ("entryBody" or "listBody" or "parameterBody") && line.Take(at).Contains("offense") && line.Take(at).Any(w => w.Contains('§', StringComparison.Ordinal) || char.IsAsciiDigit(w[0])) =>
                new("a range of sections stands in a list: `offenses NAME` with the range under it, and here `offense is in NAME`", at),
            ("and" or "or", _, _) when line[0] == "define" && line.ToList().IndexOf("as") is > 0 and int sense && at == sense + 2 && next.Length > 0 =>
                new($"write `as a charge where it is {Article(before)} {word} it is {Article(next)}`", at),
            (_, "as", _) when line[0] is "define" && (IsPeriod(word) || word == "never" || char.IsAsciiDigit(word[0]) || word[0] == '$') =>
                Value(string.Join(' ', line.Skip(1).Take(at - 2)), word, at),
            (_, "as", _) when line[0] == "fill" && at == line.Count - 1 => new($"put the value on a line of its own under it: `{word} otherwise`", at),
            (",", "later of" or "earlier of", _) => Several(before, at),
            (",", _, _) when line.Take(at).ToList().FindLastIndex(w => w is "later of" or "earlier of" or "and" or "where") is >= 0 and int pick && line[pick].EndsWith("er of", StringComparison.Ordinal) => Several(line[pick], pick),
            ("(", "of", _) when earlier.Length > 0 && char.IsAsciiDigit(earlier[0]) => new($"put the items under it, deeper, one a line: `{(line.Contains("at least") ? "at least " : "")}{earlier} of`, then `(a) …`", at),
            _ when OnOneLine(line) is >= 0 and int list => new($"end the line with `{line[list]}`, and put its items under it, deeper, one a line", list),
            ("of", _, _) when before.Length > 0 && line.Take(at).Contains("some") => new($"write `there is a {before} of …`", line.ToList().IndexOf("some")),
            ("of", _, _) when next == "this" && at + 2 < line.Count && at > 0 && !SyntaxFacts.IsKeyword(before) => new($"write `this {line[at + 2]}'s {NameBefore(line, at)}`", at),
            ("is", "parameter", _) => new("a name is more than an article: `a` alone is read as one, so give it another", at),
            ("by", "punishable", _) => new("compare the term that the law allows: `maximum term is at least 1 year`", at - 1),
            _ => null,
        };
        return Blank(line, at) ?? (block is "entryBody" or "listBody" ? Section(line, at) : null) ?? said ?? TwoPeriods(line);
    }

    /// <summary>What follows of a blank, and what follows where there is none, are two questions.</summary>
    private static ErrorHint? Blank(IReadOnlyList<string> line, int at)
    {
        for (int i = Math.Max(1, at - 1); i <= Math.Min(at + 1, line.Count - 1); i++)
        {
            if (line[i] is "if missing" or "if unknown" && line[i - 1] is "yes" or "no") return new($"write `presume {line[i - 1]} if missing`", i);
            if (line[i] == "any" && line[i - 1] == "if" || line[i] == "if any") return new("say what follows where there is none: `, yes if none` or `, no if none`", i);
        }

        return null;
    }

    /// <summary>Sections of law, their grades and their ranges.</summary>
    private static ErrorHint? Section(IReadOnlyList<string> line, int at)
    {
        int graded = line.ToList().IndexOf("graded");
        if (graded > 0 && at > graded && (line[at] is "one" or "one of" or "or" or "and" || line[at - 1] is "," or "one"))
            return new($"write `where grade is one of {(line[graded + 1] is "one" or "one of" ? "M1, M2" : line[graded + 1] + ", …")}`", graded);
        if (at > 0 && line[at - 1] is "to" or "–" or "-" or "—" or "through" && line[at].StartsWith('('))
            return new($"write both ends in full: `18 § 100(a) to 18 § 100(c)`", at);
        return at > 0 && line[at - 1] is "to" && line[at] is "(" ? new("write both ends in full: `18 § 100(a) to 18 § 100(c)`", at) : null;
    }

    /// <summary>"between 1 year and 18 months" is read as one period.</summary>
    private static ErrorHint? TwoPeriods(IReadOnlyList<string> line)
    {
        for (int i = 0; i + 1 < line.Count; i++)
            if (line[i].EndsWith("between", StringComparison.Ordinal) && line[i + 1].Split(" and ") is [var low, var high] && char.IsAsciiDigit(low[0]) && i + 2 == line.Count)
                return new($"put each in parentheses, for together they are one period: `between ({low}) and ({high})`", i + 1);
        return null;
    }

    /// <summary>"define a wait of a conviction as 7 years": the article makes a kind of record of it.</summary>
    private static ErrorHint Value(string name, string value, int at) =>
        new(name.Contains(" of ", StringComparison.Ordinal) ? $"a kind of record has an article before its name, and a value has none: `define {name} as {value}`" : $"say what has it: `define {name} of a charge as {value}`", at);

    /// <summary>"none of grade is M1, grade is M2": a list whose items stand behind it.</summary>
    private static int OnOneLine(IReadOnlyList<string> line)
    {
        int list = line.ToList().FindIndex(w => w is "none of" or "all of" or "any of");
        return list >= 0 && list + 1 < line.Count && line.Skip(list + 1).FirstOrDefault(w => w is "of" or "satisfies" || w.StartsWith("is", StringComparison.Ordinal) || w.StartsWith("are", StringComparison.Ordinal)) is { } test
            && test.StartsWith("is", StringComparison.Ordinal) ? list : -1;
    }

    private static ErrorHint Several(string pick, int at) => new($"of more than two write `the {(pick == "later of" ? "latest" : "earliest")} of`", at);

    /// <summary>What the test before this place is said of.</summary>
    private static string? Subject(IReadOnlyList<string> line, int joiner)
    {
        int test = line.Take(joiner).ToList().FindLastIndex(w => w.StartsWith("is", StringComparison.Ordinal));
        return test > 0 && NameBefore(line, test) is { Length: > 0 } name ? name : null;
    }

    private static string NameBefore(IReadOnlyList<string> line, int end)
    {
        int first = end;
        while (first > 0 && char.IsLetter(line[first - 1][0]) && !SyntaxFacts.IsKeyword(line[first - 1])) first--;
        return string.Join(' ', line.Skip(first).Take(end - first));
    }

    private static string Article(string noun) => (noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + noun;

    private static bool IsPeriod(string word) =>
        word.Length > 0 && char.IsAsciiDigit(word[0]) && word.Split(' ') is [.., "years" or "year" or "months" or "month" or "days" or "day"];
}
