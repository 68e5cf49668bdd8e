using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>By what an sObject's permissions are decided.</summary>
internal enum SubjectKind : byte
{
    /// <summary>By nothing: everybody may what the sObject allows.</summary>
    None,

    /// <summary>By object permissions of its own.</summary>
    Granted,

    /// <summary>By those of another sObject, whose part or shadow it is.</summary>
    Parent,

    /// <summary>Everybody reads it; a user permission lets one write it.</summary>
    UserPermission,
}
