namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>Whether a condition holds: no, not known, or yes (strong Kleene logic, language.md section 4).</summary>
/// <remarks>INVARIANT: the numeric order False &lt; Unknown &lt; True makes "and" the minimum, "or" the maximum
/// and "not" the mirror image; engines and columns rely on these very numbers.</remarks>
public enum Truth : sbyte
{
    False = 0,
    Unknown = 1,
    True = 2,
}

/// <summary>The connectives of three-valued logic; the one implementation that every engine calls.</summary>
public static class TruthLogic
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth And(Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(Truth value) => (Truth)(2 - (sbyte)value);

    /// <summary>"At least N of": true when N are true, false when fewer than N could be.</summary>
    /// <param name="needed">How many must hold.</param>
    /// <param name="certain">How many are true.</param>
    /// <param name="possible">How many are true or unknown.</param>
    public static Truth AtLeast(int needed, int certain, int possible) =>
        certain >= needed ? Truth.True : possible < needed ? Truth.False : Truth.Unknown;

    /// <summary>"If C then A else B": an unknown C still gives an answer where A and B agree.</summary>
    public static Truth Choose(Truth condition, Truth then, Truth otherwise) => condition switch
    {
        Truth.True => then,
        Truth.False => otherwise,
        _ => then == otherwise ? then : Truth.Unknown,
    };
}
