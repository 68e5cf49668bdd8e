namespace FakeForce.Engine.Journal;

/// <summary>What can go wrong when a journal is opened, in words for the person who started FakeForce.</summary>
internal static class JournalOpening
{
    public static JournalStore OpenStore(string folder, string path, JournalOptions options)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return JournalStore.Open(path, options);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new JournalException($"the data folder {folder} cannot be written: {e.Message}", e);
        }
        catch (IOException e) when (IsInUse(e))
        {
            throw new JournalException($"the data folder {folder} is in use by another FakeForce", e);
        }
        catch (IOException e) when (e is not JournalException)
        {
            throw new JournalException($"the data folder {folder} cannot be used: {e.Message}", e);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or JournalException))
        {
            throw Unreadable(path, e);
        }
    }

    public static JournalException Unreadable(string path, Exception e) => e is JournalException
        ? new JournalException($"the journal {path} cannot be read: {e.Message}", e)
        : new JournalException($"the journal {path} is damaged: {e.Message}", e);

    // A sharing violation on Windows, and what flock() answers elsewhere (EWOULDBLOCK; 11 on Linux, 35 on macOS).
    private static bool IsInUse(IOException e) => e.GetType() == typeof(IOException) && (e.HResult & 0xFFFF) is 32 or 11 or 35;
}
