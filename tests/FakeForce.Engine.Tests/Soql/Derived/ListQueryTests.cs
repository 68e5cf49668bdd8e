namespace FakeForce.Engine.Tests.Soql.Derived;

/// <summary>The lists of activities and of files, which only sub-queries reach.</summary>
public sealed class ListQueryTests
{
    private readonly DerivedOrg org = new();

    [Fact]
    public void Closed_tasks_and_past_events_are_history_and_the_others_open()
    {
        var account = org.Add("Account", "Name=Acme");
        var contact = org.Add("Contact", "LastName=Lee", $"AccountId={account}");
        var deal = org.Add("Opportunity", "Name=Deal", "StageName=Prospecting", "CloseDate=2026-06-01", $"AccountId={account}");
        var done = org.Add("Task", "Subject=Done", "Status=Completed", $"WhatId={account}", "ActivityDate=2026-05-01");
        org.Add("Task", "Subject=Call", "Status=Not Started", $"WhoId={contact}");
        org.Add("Event", "Subject=Met", $"WhatId={deal}", "ActivityDateTime=2026-05-12T10:00:00Z", "DurationInMinutes=60");
        org.Add("Event", "Subject=Meet", $"WhatId={deal}", "ActivityDateTime=2026-05-14T10:00:00Z", "DurationInMinutes=60");
        Assert.Equal($"{{ActivityHistories:[{{Id:{done},Subject:Done,IsTask:true,What:Name{{Name:Acme}}}}],OpenActivities:null}}", org.Json(
            $"SELECT (SELECT Id, Subject, IsTask, What.Name FROM ActivityHistories WHERE ActivityType = null AND IsTask = true), (SELECT Subject FROM OpenActivities WHERE Subject = 'None') FROM Account WHERE Id = '{account}'"));
        Assert.Equal("{ActivityHistories:[{Subject:Done}{Subject:Met}],OpenActivities:[{Subject:Meet}{Subject:Call}]}", org.Json(
            "SELECT (SELECT Subject FROM ActivityHistories ORDER BY ActivityDate ASC NULLS LAST, LastModifiedDate DESC LIMIT 499), (SELECT Subject FROM OpenActivities ORDER BY ActivityDate ASC NULLS LAST) FROM Account"));
        Assert.Equal("{OpenActivities:[{Subject:Call}]}", org.Json("SELECT (SELECT Subject FROM OpenActivities) FROM Contact"));
        Assert.Equal("{ActivityHistories:[{Subject:Met,ActivitySubtype:Event}]}", org.Json("SELECT (SELECT Subject, ActivitySubtype FROM ActivityHistories) FROM Opportunity"));
    }

    [Fact]
    public void A_new_file_is_a_document_linked_to_its_owner_and_its_place()
    {
        var account = org.Add("Account", "Name=Acme");
        var version = org.Add("ContentVersion", "Title=Offer", "PathOnClient=offer.pdf", "VersionData=aGVsbG8=", $"FirstPublishLocationId={account}");
        org.Add("Note", "Title=Memo", $"ParentId={account}");
        org.Add("Attachment", "Name=scan.png", "Body=aGk=", $"ParentId={account}");
        Assert.Equal($"{{Title:Offer,FileType:PDF,ContentSize:5,LatestPublishedVersionId:{version}}}", org.Json("SELECT Title, FileType, ContentSize, LatestPublishedVersionId FROM ContentDocument"));
        Assert.Equal("{VersionNumber:1,IsLatest:true}", org.Json("SELECT VersionNumber, IsLatest FROM ContentVersion"));
        Assert.Equal("{ShareType:V,ContentDocument:ContentDocument{Title:Offer}}", org.Json($"SELECT ShareType, ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = '{account}'"));
        Assert.Equal("{AttachedContentDocuments:[{Title:Offer,FileExtension:pdf}],CombinedAttachments:[{Title:Memo,RecordType:Note}{Title:Offer,RecordType:File}{Title:scan.png,RecordType:Attachment}],NotesAndAttachments:[{Title:Memo,IsNote:true}{Title:scan.png,IsNote:false}]}",
            org.Json("SELECT (SELECT Title, FileExtension FROM AttachedContentDocuments), (SELECT Title, RecordType FROM CombinedAttachments ORDER BY Title), (SELECT Title, IsNote FROM NotesAndAttachments ORDER BY Title) FROM Account"));
        Assert.Equal("{OwnedContentDocuments:[{Title:Offer}]}", org.Json($"SELECT (SELECT Title FROM OwnedContentDocuments) FROM User WHERE Id = '{org.UserId}'"));
    }

    [Theory]
    [InlineData("ActivityHistory")]
    [InlineData("OpenActivity")]
    [InlineData("LookedUpFromActivity")]
    [InlineData("AttachedContentDocument")]
    [InlineData("CombinedAttachment")]
    [InlineData("NoteAndAttachment")]
    [InlineData("OwnedContentDocument")]
    [InlineData("Name")]
    public void Objects_that_cannot_be_queried_directly_say_so(string type) =>
        Assert.Equal($"INVALID_TYPE_FOR_OPERATION: entity type {type} does not support query", org.Refused($"SELECT Id FROM {type}"));
}
