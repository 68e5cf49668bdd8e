namespace FakeForce.Engine.External;

/// <summary>
/// OData is 2.0, OData4 4.0; for 4.01 the Metadata API's word is not published, so OData401 is ours, as is Custom, which stands for the id
/// of an Apex class.
/// </summary>
public enum ExternalKind { OData, OData4, OData401, SfdcOrg, Custom }
