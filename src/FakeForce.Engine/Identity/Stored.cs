namespace FakeForce.Engine.Identity;

/// <summary>Identity's documents as bytes, and back. Fields may be added: missing ones take their defaults.</summary>
internal static class Stored
{
    public static byte[] Bytes<T>(T document) where T : class, IStored<T>
    {
        var writer = new StoredWriter();
        document.Write(writer);
        return writer.ToBytes();
    }

    public static T Read<T>(byte[] bytes) where T : class, IStored<T> => T.Read(new StoredReader(bytes));

    public static T? ReadOrNull<T>(byte[]? bytes) where T : class, IStored<T> => bytes is null ? null : Read<T>(bytes);
}

/// <summary>A record that is kept as a document. Written by hand rather than by a serializer, whose warm-up cost a third of the start.</summary>
internal interface IStored<TSelf> where TSelf : class, IStored<TSelf>
{
    void Write(StoredWriter writer);
    static abstract TSelf Read(StoredReader reader);
}
