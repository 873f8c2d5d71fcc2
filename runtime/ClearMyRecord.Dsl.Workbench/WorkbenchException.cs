namespace ClearMyRecord.Dsl.Workbench;

/// <summary>Something the caller asked for cannot be done; the message says what and what to do, in words fit to be shown.</summary>
public sealed class WorkbenchException(string message) : Exception(message);
