namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>A count that missing facts leave open: at least <see cref="Sure"/>, at most <see cref="Possible"/>.</summary>
/// <param name="Sure">Those in need of review counted as no.</param>
/// <param name="Possible">Those in need of review counted as yes.</param>
public readonly record struct Bounds(long Sure, long Possible)
{
    public static Bounds operator +(Bounds a, Bounds b) => new(a.Sure + b.Sure, a.Possible + b.Possible);

    public static Bounds Add(Bounds a, Bounds b) => a + b;
}

/// <summary>Where a person or record stands under one law, as far as counting goes.</summary>
public enum Standing : byte
{
    /// <summary>Certainly not eligible today (not covered, not eligible, not yet).</summary>
    No,

    /// <summary>Depends on missing facts.</summary>
    Review,

    /// <summary>Certainly eligible today.</summary>
    Yes,
}
