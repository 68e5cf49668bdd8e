namespace FakeForce.Engine.Journal;

/// <summary>
/// The form of what the journal stores, commits and checkpoints alike:
/// <code>version u8 | id varint | entries … | CRC-32C u32</code>
/// The id is the document's own, so that a misplaced one is found out. An entry is one of <see cref="PackEntry"/>; numbers
/// are varints, texts and rows carry their length. Rows lie by field ordinal, so a pack (or one before it in the same
/// stretch of the journal) says what the ordinals meant before the first row that needs it.
/// </summary>
internal static class Pack
{
    public const byte Version = 1;
    public const int ChecksumLength = 4;
}

/// <summary>What an entry of a pack begins with. The numbers are in files: never change one.</summary>
internal enum PackEntry : byte
{
    /// <summary>layout number, sObject name, key prefix + 1 (0: none), count, then name and storage kind of each field.</summary>
    Layout = 1,
    /// <summary>layout number, row number, row.</summary>
    Row = 2,
    /// <summary>layout number, row number: the row never was.</summary>
    NoRow = 3,
    /// <summary>key, bytes.</summary>
    Document = 4,
    /// <summary>key: the document is gone.</summary>
    NoDocument = 5,
    /// <summary>name, schema id, life, replay id, time, UUID, payload: the next event of the log.</summary>
    Event = 6,
    /// <summary>place, last replay id: the log is another one that begins there, without the events so far.</summary>
    LogBegins = 7,
}
