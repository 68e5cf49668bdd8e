namespace FakeForce.Engine.Bulk;

/// <summary>Bulk API 2.0 guide, "Job States". Query jobs begin at UploadComplete.</summary>
public enum JobState : byte { Open, UploadComplete, InProgress, JobComplete, Failed, Aborted }
