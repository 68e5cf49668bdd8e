namespace FakeForce.Engine.Journal;

/// <summary>A file as LiteDB sees it: a stream that passes everything on but decides itself when the disk must have it.</summary>
internal abstract class JournalFile(Stream file, JournalProgress progress) : Stream
{
    /// <summary>LiteDB writes nothing smaller.</summary>
    public const int PageLength = 8192;

    protected Stream File { get; } = file;
    protected JournalProgress Progress { get; } = progress;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => true;
    public override long Length => File.Length;
    public override long Position { get => File.Position; set => File.Position = value; }

    public override int Read(byte[] buffer, int offset, int count) => File.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false);
    public override long Seek(long offset, SeekOrigin origin) => File.Seek(offset, origin);
    public override void SetLength(long value) => Change(() => File.SetLength(value));

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Change(() => Put(buffer, offset, count))) Written(buffer.AsSpan(offset, count));
    }

    /// <summary>Waits until the disk has everything.</summary>
    public virtual void Sync()
    {
        if (File is FileStream real) real.Flush(flushToDisk: true);
        else File.Flush();
    }

    protected virtual void Put(byte[] buffer, int offset, int count) => File.Write(buffer, offset, count);

    protected virtual void Written(ReadOnlySpan<byte> page) { }

    protected override void Dispose(bool disposing)
    {
        if (disposing) File.Dispose();
        base.Dispose(disposing);
    }

    // Nothing is changed behind a change that failed: what the files hold then is what a kill would have left.
    protected bool Change(Action change)
    {
        if (Progress.HasFailed) return false;
        try
        {
            change();
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Progress.Fail(e);
            return false;
        }
    }
}

/// <summary>LiteDB's data file. It is changed only from a log that the disk has, and LiteDB cuts the log only after a flush.</summary>
internal sealed class DataFile(Stream file, LogFile log, JournalProgress progress) : JournalFile(file, progress)
{
    /// <summary>A kill in the middle of the very first write: there was nothing yet.</summary>
    public void DropTornStart()
    {
        if (File.Length is > 0 and < PageLength && log.Length == 0) File.SetLength(0);
    }

    public override void Flush() => Change(Sync);

    protected override void Put(byte[] buffer, int offset, int count)
    {
        log.Sync();
        base.Put(buffer, offset, count);
    }
}
