using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <param name="Name">The sObject or the user permission.</param>
/// <param name="IsReadEnough">Reading the other sObject is enough for writing this one, where the row itself is decided by sharing.</param>
internal readonly record struct PermissionSubject(SubjectKind Kind, string Name, bool IsReadEnough = false);
