namespace FakeForce.Engine.Schema;

/// <summary>The yes-or-no properties of an sObject, named as describe names them.</summary>
[Flags]
public enum SObjectFlags
{
    None = 0,
    Createable = 1 << 0,
    Updateable = 1 << 1,
    Deletable = 1 << 2,
    Undeletable = 1 << 3,
    Queryable = 1 << 4,
    Retrieveable = 1 << 5,
    Searchable = 1 << 6,
    Layoutable = 1 << 7,
    Mergeable = 1 << 8,
    Replicateable = 1 << 9,
    Triggerable = 1 << 10,
    MruEnabled = 1 << 11,
    FeedEnabled = 1 << 12,
    Activateable = 1 << 13,
    DeepCloneable = 1 << 14,
    Custom = 1 << 15,
    CustomSetting = 1 << 16,
    CompactLayoutable = 1 << 17,
    SearchLayoutable = 1 << 18,
    DeprecatedAndHidden = 1 << 19,
    HasSubtypes = 1 << 20,
    IsSubtype = 1 << 21,
    IsInterface = 1 << 22,
}
