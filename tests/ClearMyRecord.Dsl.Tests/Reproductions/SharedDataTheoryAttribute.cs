using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>A theory on real files: reported as skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute()
    {
        if (SharedData.Folder is null) Skip = "the real files are not beside the checkout (../shared/data)";
    }
}
