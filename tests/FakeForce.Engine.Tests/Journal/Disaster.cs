namespace FakeForce.Engine.Tests.Journal;

/// <summary>Counts the writes to both files of a journal and ends the world at one of them: that write is cut in half, and nothing after it happens.</summary>
internal sealed class Disaster(int atWrite)
{
    public int Writes { get; private set; }
    public bool HasStruck => Writes >= atWrite;

    public Stream Open(string path) => new FaultyFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0), this);

    /// <summary>Bytes of this write that still reach the file.</summary>
    private int Strike(int count)
    {
        if (HasStruck) throw new IOException("the world has ended");
        return ++Writes == atWrite ? count / 2 : count;
    }

    private sealed class FaultyFile(FileStream file, Disaster disaster) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => true;
        public override long Length => file.Length;
        public override long Position { get => file.Position; set => file.Position = value; }

        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);
        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void SetLength(long value)
        {
            if (disaster.Strike(2) == 2) file.SetLength(value);
            else throw new IOException("the world ends");
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            var reaches = disaster.Strike(count);
            file.Write(buffer, offset, reaches);
            if (reaches < count) throw new IOException("the world ends");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }
    }
}
