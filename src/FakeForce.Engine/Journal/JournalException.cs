namespace FakeForce.Engine;

/// <summary>
/// The journal cannot be opened or written: the folder is out of reach or in use, the file is damaged, or its content does
/// not fit this org. The message names the file and what to do; a host shows it and ends.
/// </summary>
public sealed class JournalException(string message, Exception? inner = null) : IOException(message, inner);
