namespace FakeForce.Engine.Access;

/// <summary>What access to a parent is worth on its child.</summary>
internal enum ParentGift : byte
{
    /// <summary>Who edits the parent has all of the child: details, line items, notes.</summary>
    Detail,

    /// <summary>A share of the parent, which only who has all of it may write.</summary>
    Share,

    /// <summary>Each action on the child takes the right to the same action on the parent: activities that are controlled by their parents.</summary>
    Same,

    /// <summary>Reading alone: private activities.</summary>
    Reading,

    /// <summary>As a detail, but whoever reads the file may share it on (Help, "Set File Sharing to Inherit Record Permissions": viewers can view, download and share).</summary>
    FileLink,
}

/// <summary>How what the parents give and what is the record's own come together.</summary>
internal enum ParentRule : byte
{
    /// <summary>All parents together decide; of a record without one, what is its own.</summary>
    Decides,

    /// <summary>What all the parents that it has give together comes on top of its own.</summary>
    Adds,

    /// <summary>The same of the first parent that it has.</summary>
    FirstAdds,
}
