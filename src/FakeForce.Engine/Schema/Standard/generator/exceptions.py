"""Where facts and rules are wrong or silent about one object or field: what is right, and who says so.

Sources: [ref] the Object Reference page of the object; [wsdl] the partner and enterprise WSDL; [obs] public describe results.
"""

# Prefixes that several sObjects share: the one that an id of that prefix resolves to.
PRIMARY = {
    "00I": "Partner", "00a": "CaseComment", "01J": "OpportunityStage", "01Q": "AssignmentRule", "069": "ContentDocument",
    "0Gq": "OpportunityScore", "0XC": "ExternalDataSource", "20Y": "ManagedContent",
}

# sObjects without an amount that have a CurrencyIsoCode all the same [ref].
WITH_CURRENCY = {"Contact", "Case", "Event", "Task", "Product2", "CampaignMember", "User", "Contract"}

# Key prefixes that no source of the facts has [obs].
PREFIXES = {"ScratchOrgInfo": "2SR"}

# Name fields that neither a describe result nor the rule (Name, or the sObject's own Number) gives [ref].
NAME_FIELDS = {
    "LeadStatus": "MasterLabel", "ContractStatus": "MasterLabel", "SolutionStatus": "MasterLabel",
    "TaskPriority": "MasterLabel", "PartnerRole": "MasterLabel", "QuoteLineItem": "LineNumber", "Dashboard": "Title",
    "Idea": "Title",
}

# sObjects whose Name the org makes of its parts [ref].
PERSONS = {"Contact", "Lead", "User", "Individual"}

# Fields of a plain org that its administrator's field security hides, so that the describe results lack them [ref].
HIDDEN_NOT_ABSENT = {
    "Contact": "DoNotCall HasOptedOutOfEmail HasOptedOutOfFax GenderIdentity Pronouns",
    "Lead": "DoNotCall HasOptedOutOfEmail HasOptedOutOfFax GenderIdentity Pronouns",
    "OpportunityLineItem": "Discount Subtotal",
    "Campaign": "HierarchyActualCost HierarchyAmountAllOpportunities HierarchyAmountWonOpportunities HierarchyBudgetedCost "
                "HierarchyExpectedRevenue HierarchyNumberOfContacts HierarchyNumberOfConvertedLeads HierarchyNumberOfLeads "
                "HierarchyNumberOfOpportunities HierarchyNumberOfResponses HierarchyNumberOfWonOpportunities "
                "HierarchyNumberSent",
}

# Fields whose feature the facts do not name, but the page does [ref].
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

# sObject.field: what to set. "+" and "-" change flags; other keys replace the fact.
FIELDS = {
    # The page writes SyncedQuoteID, describe results SyncedQuoteId [obs].
    "Opportunity.SyncedQuoteID": {"n": "SyncedQuoteId", "rn": "SyncedQuote"},
    # "If you don't specify it, a ContentDocument is created"; a missing title is taken from PathOnClient [ref].
    "ContentVersion.ContentDocumentId": {"+": "D"},
    "ContentVersion.Title": {"+": "D"},
    # Taken from the price book entry [ref].
    "QuoteLineItem.Product2Id": {"+": "D"},
    # Set by the org when the code is compiled, or defaulted to the newest version and Active [ref].
    "ApexClass.ApiVersion": {"+": "D"}, "ApexClass.Status": {"+": "D"}, "ApexClass.LengthWithoutComments": {"+": "D"},
    "ApexTrigger.ApiVersion": {"+": "D"}, "ApexTrigger.Status": {"+": "D"}, "ApexTrigger.LengthWithoutComments": {"+": "D"},
    "UserRole.OpportunityAccessForAccountOwner": {"+": "D"},
    # Whole currency units: these two have no decimals [obs].
    "Account.AnnualRevenue": {"sc": 0}, "Lead.AnnualRevenue": {"sc": 0},
}
