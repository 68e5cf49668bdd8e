"""Where facts and rules are wrong or silent about one object or field: what is taken to be right.

Sources: [seen] stated by public code or data that was read for it; [known] general knowledge of Salesforce, not checked
against the object's reference page.
"""

# Prefixes that several sObjects share: the one that an id of that prefix resolves to.
PRIMARY = {
    "00I": "Partner", "00a": "CaseComment", "01J": "OpportunityStage", "01Q": "AssignmentRule", "069": "ContentDocument",
    "0Gq": "OpportunityScore", "0XC": "ExternalDataSource", "20Y": "ManagedContent",
}

# sObjects without an amount that have a CurrencyIsoCode all the same [known].
WITH_CURRENCY = {"Contact", "Case", "Event", "Task", "Product2", "CampaignMember", "User", "Contract"}

# Key prefixes that no source of the facts has [known].
PREFIXES = {"ScratchOrgInfo": "2SR"}

# Name fields that neither a describe result nor the rule (Name, or the sObject's own Number) gives [known].
NAME_FIELDS = {
    "LeadStatus": "MasterLabel", "ContractStatus": "MasterLabel", "SolutionStatus": "MasterLabel",
    "TaskPriority": "MasterLabel", "PartnerRole": "MasterLabel", "QuoteLineItem": "LineNumber", "Dashboard": "Title",
    "Idea": "Title",
}

# sObjects whose Name the org makes of its parts [known].
PERSONS = {"Contact", "Lead", "User", "Individual"}

# Fields of a plain org that its administrator's field security hides, so that the describe results lack them [known].
HIDDEN_NOT_ABSENT = {
    "Contact": "DoNotCall HasOptedOutOfEmail HasOptedOutOfFax GenderIdentity Pronouns",
    "Lead": "DoNotCall HasOptedOutOfEmail HasOptedOutOfFax GenderIdentity Pronouns",
    "OpportunityLineItem": "Discount Subtotal",
    "Campaign": "HierarchyActualCost HierarchyAmountAllOpportunities HierarchyAmountWonOpportunities HierarchyBudgetedCost "
                "HierarchyExpectedRevenue HierarchyNumberOfContacts HierarchyNumberOfConvertedLeads HierarchyNumberOfLeads "
                "HierarchyNumberOfOpportunities HierarchyNumberOfResponses HierarchyNumberOfWonOpportunities "
                "HierarchyNumberSent",
}

# Fields whose feature the facts do not name, but the page does [known].
GATES = {
    "RecordTypes": "Contact.RecordTypeId Lead.RecordTypeId Opportunity.RecordTypeId Case.RecordTypeId Campaign.RecordTypeId "
                   "CampaignMember.RecordTypeId Asset.RecordTypeId Contract.RecordTypeId Order.RecordTypeId "
                   "Solution.RecordTypeId ContentVersion.RecordTypeId",
    "Entitlements": "Case.IsStopped Case.SlaStartDate Case.StopStartDate Case.ServiceContractId Case.BusinessHoursId",
    "Quotes": "Opportunity.SyncedQuoteID Order.QuoteId",
    "MultiCurrency": "User.DefaultCurrencyIsoCode",
    "MiddleNames": "Contact.MiddleName Contact.Suffix Lead.MiddleName Lead.Suffix User.MiddleName User.Suffix",
    "ProductSchedules": "OpportunityLineItem.CanUseQuantitySchedule OpportunityLineItem.CanUseRevenueSchedule "
                        "OpportunityLineItem.HasQuantitySchedule OpportunityLineItem.HasRevenueSchedule "
                        "OpportunityLineItem.HasSchedule Product2.CanUseQuantitySchedule Product2.CanUseRevenueSchedule "
                        "Product2.NumberOfQuantityInstallments Product2.NumberOfRevenueInstallments "
                        "Product2.QuantityInstallmentPeriod Product2.QuantityScheduleType "
                        "Product2.RevenueInstallmentPeriod Product2.RevenueScheduleType",
}

# Fields that no source of the facts has, in the short keys of objects.jsonl. [seen] a published field list of
# ScratchOrgInfo, and the Salesforce CLI, which sends it.
MISSING = {
    "ScratchOrgInfo": [{"n": "Package2AncestorIds", "t": "textarea", "l": "Requested Package2 Ancestor IDs", "f": "Cn", "len": 2000, "o": 1}],
}

# sObject.field: what to set. "+" and "-" change flags; other keys replace the fact.
FIELDS = {
    # The page writes SyncedQuoteID, describe results SyncedQuoteId [known].
    "Opportunity.SyncedQuoteID": {"n": "SyncedQuoteId", "rn": "SyncedQuote"},
    # Left out, a ContentDocument is made; a missing title is taken from PathOnClient [known].
    "ContentVersion.ContentDocumentId": {"+": "D"},
    "ContentVersion.Title": {"+": "D"},
    # Taken from the price book entry [known].
    "QuoteLineItem.Product2Id": {"+": "D"},
    # Set by the org when the code is compiled, or defaulted to the newest version and Active [known].
    "ApexClass.ApiVersion": {"+": "D"}, "ApexClass.Status": {"+": "D"}, "ApexClass.LengthWithoutComments": {"+": "D"},
    "ApexTrigger.ApiVersion": {"+": "D"}, "ApexTrigger.Status": {"+": "D"}, "ApexTrigger.LengthWithoutComments": {"+": "D"},
    "UserRole.OpportunityAccessForAccountOwner": {"+": "D"},
    # The page leaves out that callers may write these [known].
    "Quote.ContactId": {"+": "CU"}, "Quote.Description": {"+": "CU"}, "Quote.Email": {"+": "CU"}, "Quote.BillingName": {"+": "CU"},
    "Quote.QuoteNumber": {"+": "N"}, "Quote.RecordTypeID": {"n": "RecordTypeId", "rn": "RecordType", "g": "RecordTypes"},
    "Entitlement.AssetId": {"+": "CU"}, "Entitlement.BusinessHoursId": {"+": "CU"}, "Entitlement.CasesPerEntitlement": {"+": "CU"},
    "ApexClass.BodyCrc": {"sc": 0}, "ApexTrigger.BodyCrc": {"sc": 0},
    # What a create without the field takes in a new org [known].
    "Contract.Status": {"default": "Draft"}, "Solution.Status": {"default": "Draft"}, "Campaign.Status": {"default": "Planned"},
    "Quote.Status": {"default": "Draft"},
    # Whole currency units: these two have no decimals [known].
    "Account.AnnualRevenue": {"sc": 0}, "Lead.AnnualRevenue": {"sc": 0},
}
