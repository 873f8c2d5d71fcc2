namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>Words of drafting, of conversation and of other languages that have another word here.</summary>
public static class WrongWords
{
    /// <summary>Several words, looked for anywhere in a line that could not be read. Articles are left out, as the reader leaves them out.</summary>
    private static readonly (string[] Words, string Advice)[] Phrases =
    [
        .. All("more than or equal|greater than or equal|larger than or equal|higher than or equal|equal to or greater|equal to or more", "write `at least`"),
        .. All("less than or equal|smaller than or equal|lower than or equal|equal to or less", "write `at most`"),
        .. All("not later than|no later than|before or on|on and before", "write `on or before`"),
        .. All("not earlier than|no earlier than|not sooner than|no sooner than|after or on|on and after|from and after", "write `on or after`"),
        .. All("up to and including|up to", "write `at most`; of a day, `on or before`"),
        .. All("earlier than|sooner than", "write `before`"),
        .. All("later than", "write `after`"),
        .. All("not in excess of", "write `at most`"),
        .. All("in excess of", "write `more than`"),
        .. All("does not exceed|do not exceed|not exceed", "write `is at most`"),
        .. All("no more than|not more than|no greater than|not greater than|not to exceed|not exceeding|not above|not over|not older than|not longer than|not larger than|not higher than|no older than|no longer than|no larger than|no higher than", "write `at most`"),
        .. All("no less than|not less than|no fewer than|not fewer than|not under|not below|not younger than|not shorter than|not smaller than|not lower than|no younger than|no shorter than|no smaller than|no lower than", "write `at least`"),
        .. All("person was under|person was over|person was younger|person was older|person was at|person is under|person is over|person is younger|person is older", "write `the person's age on DAY is …`"),
        .. All("more than once", "count them: `the person has at least 2 convictions`"),
        .. All("greater than|larger than|longer than|older than|higher than", "write `more than`"),
        .. All("smaller than|shorter than|younger than|lower than", "write `less than`"),
        .. All("or more|or greater|or longer|or older|or higher", "put `at least` before the number"),
        .. All("or less|or fewer|or shorter|or younger|or lower", "put `at most` before the number"),
        .. All("shall not be|must not be|may not be|will not be|should not be|cannot be", "write `is not`"),
        .. All("shall be|must be|will be|should be|would be|equal to|equals to", "write `is`"),
        .. All("does not have|do not have|did not have|has not had|has never|has not any", "write `has no`"),
        .. All("on or prior to", "write `on or before`"),
        .. All("prior to", "write `before`"),
        .. All("subsequent to", "write `after`"),
        .. All("minimum of", "write `at least`"),
        .. All("maximum of", "write `at most`"),
        .. All("has completed|have completed|has served|have served", "compare its day: `sentence completion date is on or before today`"),
        .. All("most recent|most recently", "write `latest`"),
        .. All("of following|of these", "leave out `the following`"),
        .. All("has not been convicted|have not been convicted|was not convicted|not convicted of", "name what the record must not hold: `the person has no conviction where …`"),
        .. All("has been convicted|have been convicted|was convicted|is convicted|convicted of", "name what the record holds: `the person has a conviction where …`"),
        .. All("only if|eligible if|if and only if", "write `when`"),
        .. All("provided that|provided however", "write `and`, or give it an item of its own"),
        .. All("years old|years of age", "write `the person's age on DAY is at least 18`"),
        .. All("hold if|hold when|hold until", "write `hold while`, and what holds it up"),
        .. All("each of", "write `all of`"),
        .. All("any one of|one or more of", "write `any of`"),
        .. All("years since|months since|days since", "write `have passed since`"),
        .. All("has not elapsed|have not elapsed|has not yet passed|have not yet passed", "write `have not passed since`, with the day"),
        .. All("total of|total amount of", "write `sum of`"),
        .. All("been paid|paid in full|is paid|are paid", "compare what is owed: `the case's fines balance is at most $0`"),
        .. All("may be missing|may be blank|can be missing", "leave it out: any fact may be missing; one that mostly is so is `usually missing`"),
        .. All("has elapsed|have elapsed", "write `have passed since`, with the day"),
        .. All("for which|in which|of which", "write `where`"),
        .. All("attempt included|attempts are|including attempts", "write `attempts included`, or `attempts, conspiracies and solicitations included`"),
    ];

    /// <summary>Single words, meant so only close to where the sentence broke off: names may hold them.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["greater"] = "write `more than`", ["larger"] = "write `more than`", ["equals"] = "write `is`", ["equal"] = "write `is`", ["under"] = "write `less than`",
        ["either"] = "leave out `either`", ["both"] = "leave out `both`", ["neither"] = "write `none of`, with an item a line",
        ["through"] = "write `to`", ["thru"] = "write `to`", ["provided"] = "write `and`, or give it an item of its own",
        ["exceeds"] = "write `is more than`", ["exceed"] = "write `is more than`", ["exceeding"] = "write `more than`", ["above"] = "write `more than`", ["below"] = "write `less than`",
        ["whichever"] = "write `the later of … and …`, or `the earlier of`", ["than"] = "write `more than`, `less than`, `before` or `after`", ["oldest"] = "write `earliest`, and of which day", ["newest"] = "write `latest`, and of which day",
        ["who"] = "write `where`", ["which"] = "write `where`", ["whose"] = "write `where`",
        ["except"] = "write `except where`", ["excluding"] = "write `except where`", ["shall"] = "write `is`", ["must"] = "write `is`",
        ["ago"] = "write `7 years have passed since DAY`, or `DAY is in the last 7 years`", ["elapsed"] = "write `have passed since`, with the day",
        ["and/or"] = "write `or`: it includes both", ["weeks"] = "count in days, months or years: 6 weeks are `42 days`",
        ["week"] = "count in days: a week is `7 days`", ["decades"] = "count in years", ["decade"] = "count in years: a decade is `10 years`", ["dollars"] = "write the amount with its sign: `$100`",
        ["<"] = "write `less than`; leave out the marks of a web page, such as `<b>`",
    };

    /// <summary>First words of a line that open nothing here.</summary>
    private static readonly Dictionary<string, string> Openings = new()
    {
        ["if"] = "write `when`", ["eligible"] = "write `when`", ["only"] = "write `when`", ["requires"] = "write `when`", ["require"] = "write `when`", ["requirements"] = "write `when all of`",
        ["exclude"] = "write `unless`", ["excludes"] = "write `unless`", ["excluding"] = "write `unless`", ["ineligible"] = "write `unless`", ["exclusions"] = "write `unless any of`",
        ["delete"] = "write `strike … from …`", ["remove"] = "write `strike … from …`", ["add"] = "write `insert into …`",
        ["amend"] = "write `in …, (a) reads`, with the new words under it", ["replace"] = "write `in …, (a) reads`, with the new words under it",
        ["change"] = "write `set … to …` for a parameter, or `in …, (a) reads` for words", ["increase"] = "write `set … to …`", ["reduce"] = "write `set … to …`",
        ["definition"] = "write `define a … as a … where …`", ["definitions"] = "write each as `define a … as a … where …`", ["import"] = "write `use \"…\"`", ["include"] = "write `use \"…\"`",
        ["bar"] = "write `bar to relief \"…\"`, or `bar to every relief`", ["bars"] = "write `bar to relief \"…\"`, or `bar to every relief`",
        ["insert"] = "write `insert into …`, and what is added under it", ["option"] = "write `reading …`", ["answer"] = "write `reading …`",
        ["subject to"] = "name the section in quotes: `subject to \"§ 20\"`", ["notwithstanding"] = "name the section in quotes: `notwithstanding \"§ 20\"`", ["after"] = "write `after relief \"…\"`",
        ["at most"] = "write `limited to 1 per person`", ["limit"] = "write `limited to 1 per person`",
        ["rule"] = "write `relief \"…\" for a …`", ["test"] = "write `example \"…\"`", ["section"] = "write a section as the model's citation format does, like `18 § 2701`",
        ["sec."] = "write a section as the model's citation format does, like `18 § 2701`",
    };

    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <param name="line">The words of a line, phrases whole.</param>
    /// <param name="at">The one that was not expected.</param>
    /// <returns>What to write instead, and which word it is that is wrong.</returns>
    public static (string Advice, int At)? Find(IReadOnlyList<string> line, int at)
    {
        if (at == 0 && Openings.GetValueOrDefault(line[0].ToLowerInvariant()) is { } opening) return (opening, 0);
        (string Word, int Token)[] words = [.. line.SelectMany((token, i) => token.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word.ToLowerInvariant(), i)))];
        foreach ((string[] phrase, string advice) in Phrases)
            for (int i = 0; i + phrase.Length <= words.Length; i++)
                if (words.AsSpan(i, phrase.Length).ToArray().Select(w => w.Word).SequenceEqual(phrase)) return (advice, words[i].Token);
        for (int i = Math.Min(at + 1, line.Count - 1); i >= Math.Max(0, at - 5); i--)
        {
            if (Words.GetValueOrDefault(line[i].ToLowerInvariant()) is { } advice) return (advice, i);
            if (i + 1 < line.Count && char.IsAsciiDigit(line[i + 1][0]) && IsMonth(line[i])) return ("write a day like `June 28, 2019` or `2019-06-28`", i);
        }
        return null;
    }

    /// <summary>Whether another word opens the line that this one is meant to open.</summary>
    public static bool IsOpening(string word) => Openings.ContainsKey(word.ToLowerInvariant());

    /// <summary>What a name says that is a sentence in truth; null if it may well be a name.</summary>
    public static string? InName(string name)
    {
        string[] words = name.ToLowerInvariant().Split(' ');
        if (InValue(name) is { } value) return value;
        if (words is ["either", _, ..]) return "leave out `either`; of several values write `is one of`";
        if (words is ["both", _, ..]) return $"leave out `{words[0]}`";
        if (words is ["unless", _, ..]) return "say here what must be true, without `unless`; where its opposite is meant, `not (…)`";
        if (words is ["when" or "if", _, ..]) return $"leave out `{words[0]}`: the condition stands here by itself";
        if (words is [var number, "year" or "years" or "month" or "months" or "day" or "days"] && (SyntaxFacts.SmallNumber(number) ?? Tens(number)) is { } n) return $"write the number in figures: `{n} {words[1]}`";
        if (words is [_, "than", ..] or [_, _, "than", ..] or ["above" or "below" or "exceeds" or "exceeding" or "under" or "over", _, ..])
        {
            foreach ((string[] phrase, string advice) in Phrases)
                if (words.AsSpan().StartsWith(phrase)) return advice;
            if (Words.GetValueOrDefault(words[0]) is { } one) return one;
        }

        if (words is ["older" or "younger"]) return $"say it of an age: `the person's age on DAY is at {(words[0] == "older" ? "least" : "most")} …`";
        if (words is ["more" or "greater" or "longer" or "higher"]) return "put `at least` before what it is compared with, as in `is at least 2 years`";
        if (words is ["less" or "fewer" or "shorter" or "lower"]) return "put `at most` before what it is compared with, as in `is at most 2 years`";
        if (words is ["once"]) return "write `1`";
        if (words is ["twice"]) return "write `2`";
        if (words is ["further", "notice"] or ["repealed"]) return "leave out `until …`: what has no end says none";
        if (words is ["usd" or "us" or "dollars", var amount] && amount.All(c => char.IsAsciiDigit(c) || c is ',' or '.')) return $"write the amount with its sign: `${amount}`";
        if (words is [_, .., "exists" or "exist"]) return $"write `{string.Join(' ', words[..^1])} is known`, or `{string.Join(' ', words[..^1])} applies`";
        if (words is ["all" or "any" or "each", _, ..] and not [_, "of", ..]) return $"leave out `{words[0]}`";
        if (words is ["neither", _, ..] && Array.IndexOf(words, "nor") is > 1 and int nor) return $"write `not ({string.Join(' ', words[1..nor])} or {string.Join(' ', words[(nor + 1)..])})`";
        if (Array.IndexOf(words, "nor") > 0) return "write `or`";
        if (words is ["its" or "their" or "his" or "her", _, ..]) return $"leave out `{words[0]}`: a bare name is a fact of what is being talked about";
        if (words is [.., "in" or "from" or "on" or "by", "case" or "person"]) return $"write `{string.Join(' ', words[..^2])} of the {words[^1]}`";
        if (words is ["prior" or "previous" or "earlier" or "subsequent" or "later", _, ..]) return $"say by which day: `{string.Join(' ', words[1..])} where disposition date is {(words[0] is "subsequent" or "later" ? "after" : "before")} …`";
        if (words is ["only", var few, _, ..] && SyntaxFacts.SmallNumber(few) is { } only) return $"write `exactly {only} {string.Join(' ', words[2..])}`, or `at most {only} {string.Join(' ', words[2..])}`";
        if (words is ["more", _]) return $"put `at least` before the number, and leave out `or more`: `at least 2 {words[1]}`";
        if (words is [var alone] && SyntaxFacts.SmallNumber(alone) is { } figure) return $"write the number in figures: `{figure}`";
        if (words is ["year" or "month" or "day"]) return $"write `1 {words[0]}`";
        if (Array.IndexOf(words, "without") > 0) return "what must not be there stands in a condition of its own: `no conviction of the person where …`";
        if (Array.IndexOf(words, "with") is > 0 and int with) return $"write `where` for `with`: `{string.Join(' ', words[..with])} where …`";
        if (words is ["passed", ..]) return "write `have passed since`, and the day it is counted from";
        if (words[0].EndsWith('.') && words.Length > 1) return $"a label stands in parentheses: `({words[0].TrimEnd('.')})`";
        foreach ((string[] phrase, string advice) in Phrases)
            for (int i = 0; i + phrase.Length <= words.Length; i++)
                if (words.AsSpan(i, phrase.Length).SequenceEqual(phrase)) return advice;
        return null;
    }

    /// <summary>What a value is called that is written as other programs write it.</summary>
    public static string? InValue(string name) => name.ToLowerInvariant() switch
    {
        "true" => "write `yes`",
        "false" => "write `no`",
        "unknown" or "null" or "blank" or "empty" or "none given" or "not recorded" => "write `is missing`",
        "now" or "present" or "current date" or "present day" => "write `today`",
        _ => null,
    };

    private static int? Tens(string word) => word switch { "fifteen" => 15, "eighteen" => 18, "twenty" => 20, "thirty" => 30, "ninety" => 90, _ => null };

    private static bool IsMonth(string word)
    {
        string small = word.TrimEnd('.').ToLowerInvariant();
        return small.Length >= 3 && Months.Any(month => month.StartsWith(small, StringComparison.Ordinal));
    }

    private static IEnumerable<(string[], string)> All(string phrases, string advice) => phrases.Split('|').Select(phrase => (phrase.Split(' '), advice));
}
