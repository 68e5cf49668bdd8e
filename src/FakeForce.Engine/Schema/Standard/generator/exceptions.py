"""Where facts and rules are wrong or silent about one object or field: what is taken to be right.

Sources: a page of the Object Reference by its name; [observed] a describe result or a plain org's field list disagrees with
the page; [listed] the complete field lists of a plain Developer Edition org that public code selects (Account, Contact,
Lead, Opportunity, Campaign); [seen] stated by public code or data that was read for it; [known] general knowledge of
Salesforce that no page states.
"""

# Prefixes that several sObjects share: the one that an id of that prefix resolves to.
PRIMARY = {
    "00I": "Partner", "00a": "CaseComment", "01J": "OpportunityStage", "01Q": "AssignmentRule", "069": "ContentDocument",
    "0Gq": "OpportunityScore", "0XC": "ExternalDataSource", "20Y": "ManagedContent",
}

# sObjects without an amount that have a CurrencyIsoCode all the same (the field is on the pages of event, product2 and
# campaignmember; the others [known]).
WITH_CURRENCY = {"Contact", "Case", "Event", "Task", "Product2", "CampaignMember", "User", "Contract"}

# Key prefixes that no source of the facts has [known].
PREFIXES = {"ScratchOrgInfo": "2SR", "CaseTeamRole": "0B7"}

# Name fields that neither a describe result nor the rule (Name, or the sObject's own Number) gives. QuoteLineItem:
# page quotelineitem (LineNumber is the auto-number and the idLookup); the others [known].
NAME_FIELDS = {
    "LeadStatus": "MasterLabel", "ContractStatus": "MasterLabel", "SolutionStatus": "MasterLabel",
    "TaskPriority": "MasterLabel", "PartnerRole": "MasterLabel", "QuoteLineItem": "LineNumber", "Dashboard": "Title",
    "Idea": "Title",
}

# sObjects whose Name the org makes of its parts (pages contact, lead, user, individual: "concatenation").
PERSONS = {"Contact", "Lead", "User", "Individual"}

# Fields of a plain org that its administrator's field security hides, so that the describe results lack them: their pages
# name no feature that they need [known that it is field security].
HIDDEN_NOT_ABSENT = {
    "Contact": "DoNotCall HasOptedOutOfEmail HasOptedOutOfFax GenderIdentity Pronouns",
    "Lead": "DoNotCall HasOptedOutOfEmail HasOptedOutOfFax GenderIdentity Pronouns",
    "Opportunity": "ContractId",
    "OpportunityLineItem": "Discount Subtotal",
    "Campaign": "HierarchyActualCost HierarchyAmountAllOpportunities HierarchyAmountWonOpportunities HierarchyBudgetedCost "
                "HierarchyExpectedRevenue HierarchyNumberOfContacts HierarchyNumberOfConvertedLeads HierarchyNumberOfLeads "
                "HierarchyNumberOfOpportunities HierarchyNumberOfResponses HierarchyNumberOfWonOpportunities "
                "HierarchyNumberSent",
}

# Fields whose describe result comes from an org with more features, but that a plain org lists all the same [listed],
# although their pages name a feature.
PLAIN = {
    "Account": "DunsNumber Tradestyle NaicsCode NaicsDesc YearStarted OperatingHoursId",
    "Contact": "IndividualId",
    "Lead": "CompanyDunsNumber IndividualId",
}

# Objects whose page names a feature that only some of their fields need: call centers, for the fields of phone calls.
UNGATED = {"ActivityHistory", "OpenActivity"}

# Fields whose feature the facts do not name. RecordTypes: an org without record types lists no RecordTypeId [listed];
# that of Account is in the describe result and stays, so that a record type has one sObject that shows it in every org.
GATES = {
    "RecordTypes": "Contact.RecordTypeId Lead.RecordTypeId Opportunity.RecordTypeId Case.RecordTypeId "
                   "Campaign.RecordTypeId CampaignMember.RecordTypeId Asset.RecordTypeId Contract.RecordTypeId "
                   "Order.RecordTypeId Solution.RecordTypeId ContentVersion.RecordTypeId Quote.RecordTypeId",
    # Pages case and servicecontract: the entitlement process of a case.
    "Entitlements": "Case.IsStopped Case.SlaStartDate Case.StopStartDate Case.ServiceContractId Case.BusinessHoursId "
                    "Case.EntitlementId Case.AssetWarrantyId",
    "Quotes": "Opportunity.SyncedQuoteId Order.QuoteId OrderItem.QuoteLineItemId",
    "MultiCurrency": "User.DefaultCurrencyIsoCode AccountContactRelation.AccountContactRelationshipCurrency",
    "MiddleNames": "Contact.MiddleName Contact.Suffix Lead.MiddleName Lead.Suffix User.MiddleName User.Suffix",
    # Page product2: the schedule fields do not appear unless schedules are enabled.
    "ProductSchedules": "OpportunityLineItem.CanUseQuantitySchedule OpportunityLineItem.CanUseRevenueSchedule "
                        "OpportunityLineItem.HasQuantitySchedule OpportunityLineItem.HasRevenueSchedule "
                        "OpportunityLineItem.HasSchedule OpportunityLineItem.RecalculateTotalPrice "
                        "Product2.RecalculateTotalPrice Product2.CanUseQuantitySchedule Product2.CanUseRevenueSchedule "
                        "Product2.NumberOfQuantityInstallments Product2.NumberOfRevenueInstallments "
                        "Product2.QuantityInstallmentPeriod Product2.QuantityScheduleType "
                        "Product2.RevenueInstallmentPeriod Product2.RevenueScheduleType",
    # Pages account, contact, lead: person accounts; page contact: "self-register for your Customer Portal"; pages case,
    # solution, task, userrole and userlicense: portals and Digital Experiences.
    "PersonAccounts": "Contact.IsPersonAccount",
    "Communities": "Contact.CanAllowPortalSelfReg Case.HasCommentsUnreadByOwner Case.IsSelfServiceClosed "
                   "Case.IsVisibleInSelfService Task.IsVisibleInSelfService User.IsPortalSelfRegistered UserRole.PortalRole "
                   "UserLicense.MonthlyLoginsEntitlement",
    "Einstein": "Opportunity.IqScore Case.Language",
    "Territory2": "Opportunity.IsExcludedFromTerritory2Filter",
    "OmniChannel": "Group.QueueRoutingConfigId",
    "FieldService": "Holiday.NextOccurrenceDate",
    "SalesforceToSalesforce": "Attachment.IsPartnerShared",
    "SalesEngagement": "EmailTemplate.DeliveryRate EmailTemplate.TotalDelivered EmailTemplate.TotalHardBounced "
                       "EmailTemplate.TotalOpens EmailTemplate.TotalSent EmailTemplate.TotalSoftBounced",
    # Pages product2 ("B2B and B2C Commerce") and pricebook2 ("a Commerce price book").
    "B2BCommerce": "Product2.ProductClass Pricebook2.ValidFrom Pricebook2.ValidTo",
    # In the catalogue of an org with that cloud; the page accountcontactrelation has none of them.
    "FinancialServicesCloud": "AccountContactRelation.DataRollupCategories AccountContactRelation.IsIncludedInGroup "
                              "AccountContactRelation.IsPrimaryGroup AccountContactRelation.IsPrimaryMember",
    # Page quotelineitem says Revenue Cloud or Subscription Management, or the field refers to an sObject of theirs.
    "RevenueCloud": " ".join("QuoteLineItem." + name for name in (
        "BatchIdentifier BillingReference DiscountAmount DoesAutomaticallyRenew EffectiveGrantDate EndDateTime EndTime "
        "IsPrimarySegment LegalEntityId ListPriceTotal Margin MarginAmount NetUnitPrice PartnerDiscountPercent "
        "PartnerUnitPrice PeriodBoundaryStartMonth PriceRevisionPolicyId PricingContractId PriceWaterfallIdentifier "
        "ProductInstanceIdentifier QuantityUnitOfMeasureId QuoteLineGroupId QuoteLineItemRecipientId RampIdentifier "
        "RelatedQuoteLineItemId SegmentIdentifier SegmentName SegmentType StartDateTime StartEndTimeZone StartTime "
        "StartingPriceTotal Status SubscriptionTerm TotalAdjustment TotalCost TotalMargin TotalMarginAmount UnitCost "
        "UnitPriceUplift ValidationResult Visibility CustomProductName").split()),
    # Page quote: Digital Insurance; page quote: "this field isn't used".
    "Unlisted": "Quote.RecordSource Quote.CanCreateQuoteLineItems",
}

# Rows of pages that are no fields: withdrawn long ago (opportunity: PricebookId, "unavailable as of version 3.0";
# opportunitylineitem: ProductId; emailtemplate: EntityType, removed in 39.0), the name of a screen's field (campaign:
# ParentCampaign for ParentId; user: Manager for ManagerId), a placeholder for many fields (permissionset, profile), a row of
# another page (businesshours), or a second spelling (entitlement).
NOT_FIELDS = {
    "Opportunity.PricebookId", "OpportunityLineItem.ProductId", "EmailTemplate.EntityType", "Campaign.ParentCampaign",
    "User.Manager", "PermissionSet.PermissionsPermissionName", "Profile.PermissionsPermissionName",
    "BusinessHours.BusinessHoursId", "Entitlement.SvcApptBookingWindows",
}

# Fields that no source of the facts has, in the short keys of objects.jsonl. ScratchOrgInfo: [seen] a published field list,
# and the Salesforce CLI, which sends it. Attachment: page attachment, whose row the facts could not read. Lead: page
# campaignmember speaks of it ("the lead or contact doesn't want to be called") and public code reads it [seen]. Case: page
# entitlement ("each time a case is created with the entitlement") [known].
MISSING = {
    "ScratchOrgInfo": [{"n": "Package2AncestorIds", "t": "textarea", "l": "Requested Package2 Ancestor IDs", "f": "Cn", "len": 2000, "o": 1}],
    "Attachment": [{"n": "IsEncrypted", "t": "boolean", "l": "Is Encrypted", "f": "DFGS"}],
    "Lead": [{"n": "DoNotCall", "t": "boolean", "l": "Do Not Call", "f": "CUDFGS"}],
    "Case": [{"n": "EntitlementId", "t": "reference", "l": "Entitlement ID", "f": "CUFGSn", "ref": ["Entitlement"],
              "rn": "Entitlement", "cr": "Cases"}],
}

# Flags of sObjects that the describe results of one user have wrong: "+" adds.
SOBJECTS = {
    # Page profile lists create, and Name and UserLicenseId are createable in the describe result too.
    "Profile": {"+": "C"},
    # Page permissionsetassignment lists update, and ExpirationDate is updateable in the describe result too.
    "PermissionSetAssignment": {"+": "U"},
}

# The values of picklists that the facts lack or have from a customised org. * marks the default.
PRONOUNS = "He/Him|He/They|Not Listed|She/Her|She/They|They/Them"
ACCESS = "None|Read|Edit"
MONTHS = "|".join(map(str, range(1, 13)))
PICKLISTS = {
    "Contact.Pronouns": PRONOUNS, "Lead.Pronouns": PRONOUNS,  # pages contact, lead
    "Contact.BuyerAttributes": "BusinessUser|Buyer|Champion|DecisionMaker|Detractor|Evaluator|ExecutiveSponsor|TechnicalExpert",
    "Contact.DepartmentGroup": "chiefExecutive|customerSuccess|finance|humanResources|legal|marketing|other|sales|support|tech",
    "Contact.TitleType": "ceo|directorOrManager|executive|individualContributor|vp",
    "Contact.ActionCadenceState": "Complete|Error|Initializing|Paused|Processing|Running",
    "Lead.ActionCadenceState": "Complete|Error|Initializing|Paused|Processing|Running",
    "Account.PersonActionCadenceState": "Complete|Error|Initializing|Paused|Processing|Running",
    # Page opportunitystage. Its ForecastCategoryName has Most Likely too, which a new org does not have [observed].
    "OpportunityStage.ForecastCategory": "Omitted|Pipeline|BestCase|MostLikely|Forecast|Closed",
    "Product2.ConfigureDuringSale": "Allowed|NotAllowed", "Product2.StockCheckMethod": "DoNotCheck|ParentProduct|ChildProducts",
    "Product2.TransferRecordMode": "SendAndReceive|ReceiveOnly",
    "Campaign.CampaignStage": "In Planning|In Progress|Completed|Error|Canceled|Paused",
    "AccountContactRelation.Roles": "Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|"
                                    "Executive Sponsor|Influencer|Technical Buyer|Other",
    "AccountTeamMember.AccountAccessLevel": "Read|Edit|All", "AccountTeamMember.CaseAccessLevel": ACCESS,
    "AccountTeamMember.ContactAccessLevel": ACCESS + "|ControlledByParent", "AccountTeamMember.OpportunityAccessLevel": ACCESS,
    "Asset.ConsequenceOfFailure": "Insignificant|Minor|Moderate|Major|Critical",
    "Asset.DigitalAssetStatus": "On|Off|Warning|Error", "Asset.PricingSource": "LastTransaction|PriceBookListPrice",
    "Asset.QuantityIncreasePricingType": "LastNegotiatedPrice|ListPrice", "Asset.RenewalPricingType": "LastNegotiatedPrice|ListPrice",
    "Asset.RenewalTermUnit": "Annual|Months", "Contract.PricingSource": "LastTransaction|PriceBookListPrice",
    "Contract.RenewalTermUnit": "Annual|Months|Quarterly|Semi-Annual", "Contract.AggregationStrategy": "Cumulative",
    "Order.RelatedOrderType": "ChangeOrder|SupplementalOrder|TransferOrder",
    "OrderItem.BillingFrequency2": "Annual|Monthly", "OrderItem.PeriodBoundaryStartMonth": MONTHS,
    "OrderItem.PeriodBoundary": "AlignToCalendar|Anniversary|DayOfPeriod|LastDayOfPeriod",
    "OrderItem.PricingTransactionType": "AmendmentAtLastNegotiatedPrice|AmendmentStartingFromListPrice|Cancellation|NewSale|"
                                        "RenewalAtLastNegotiatedPrice|RenewalAtListPrice",
    "QuoteLineItem.BillingFrequency": "Annual|Monthly", "QuoteLineItem.PeriodBoundaryStartMonth": MONTHS,
    "QuoteLineItem.PeriodBoundary": "AlignToCalendar|Anniversary|DayOfPeriod|LastDayOfPeriod",
    "QuoteLineItem.PricingTermUnit": "Annual|Months", "QuoteLineItem.SubscriptionTermUnit": "Annual|Months",
    "QuoteLineItem.SegmentType": "Custom|FreeTrial|*Yearly", "QuoteLineItem.SellingModelType": "Evergreen|*OneTime|TermDefined",
    "QuoteLineItem.StartingUnitPriceSource": "Manual|System|Inherited", "QuoteLineItem.ValidationResult": "Warning",
    "QuoteLineItem.Status": "*In Progress|Pending|Approved|Rejected",
    "QuoteLineItem.Visibility": "*Always|Never|Quote Document Only|Transaction Line Editor Only",
    "ContentVersion.MalwareScanStatus": "*NotScanned|Scheduled|Clean|Malicious|Skipped|Failed",
    "ContentDocument.MalwareScanStatus": "*NotScanned|Scheduled|Clean|Malicious|Skipped|Failed",
    # Page emailmessage; the sender's own verified addresses, which differ by org, are not listed.
    "EmailMessage.ValidatedFromAddress": "", "EmailMessage.AutomationType": "AiAssisted|AiAutomated",
    "LoginHistory.TlsProtocol": "TLS 1.0|TLS 1.1|TLS 1.2|TLS 1.3|Unknown",
    # Page scratchorginfo for Release; of Status it names active, expired and deleted, the rest [known].
    "ScratchOrgInfo.Release": "*Current|Preview|Previous",
    "ScratchOrgInfo.Status": "*New|Creating|Active|Error|Deleted|Expired",
    # Page setupentityaccess, and what a describe result has besides [observed].
    "SetupEntityAccess.SetupEntityType": "ApexClass|ApexPage|BotDefinition|ConnectedApplication|CustomEntityDefinition|"
                                         "CustomPermission|EmailRoutingAddress|ExternalClientApplication|"
                                         "ExternalCredentialParameter|ExternalDataSource|ExternalSocialAccount|FlowDefinition|"
                                         "MessagingChannel|NamedCredential|OrgWideEmailAddress|ServiceProvider|"
                                         "StandardInvocableActionType|TabSet",
    "Entitlement.Status": "Active|Inactive|Expired",  # Expired: page entitlement; the others [known]
}

# sObject.field: what to set. "+" and "-" change flags; other keys replace the fact.
FIELDS = {
    # Left out, a ContentDocument is made (page contentdocument, Usage); a missing title is taken from PathOnClient: the REST
    # guide's "Insert or Update Blob Data" creates versions with PathOnClient alone.
    "ContentVersion.ContentDocumentId": {"+": "D"},
    "ContentVersion.Title": {"+": "D"},
    # Page contentversion: "defaults to C", "default is Allowed", "default is Visible to Anyone With Record Access";
    # S, within Salesforce, [known].
    "ContentVersion.Origin": {"default": "C"}, "ContentVersion.SharingOption": {"default": "A"},
    "ContentVersion.SharingPrivacy": {"default": "N"}, "ContentVersion.ContentLocation": {"default": "S"},
    # Taken from the price book entry [seen]: public tests insert lines with QuoteId, PricebookEntryId, Quantity and
    # UnitPrice alone, though the page says required.
    "QuoteLineItem.Product2Id": {"+": "D"},
    # Page quotelineitem: a picklist by name, a date by its description ("the date on which the subscription ends").
    "QuoteLineItem.EndDate": {"t": "date", "f": "CUFGSnXW", "len": None},
    "QuoteLineItem.SubscriptionTerm": {"-": "R"},
    # Set by the org when the code is compiled (apexclass: "every class has an API version specified at creation"), or
    # defaulted to Active [known].
    "ApexClass.ApiVersion": {"+": "D"}, "ApexClass.Status": {"+": "D", "default": "Active"}, "ApexClass.LengthWithoutComments": {"+": "D"},
    "ApexTrigger.ApiVersion": {"+": "D"}, "ApexTrigger.Status": {"+": "D", "default": "Active"}, "ApexTrigger.LengthWithoutComments": {"+": "D"},
    # Page userrole: required; creates with a name alone succeed all the same [known].
    "UserRole.OpportunityAccessForAccountOwner": {"+": "D"},
    # Pages quote and entitlement list neither Create nor Update for these, and call two of them required [known].
    "Quote.ContactId": {"+": "CU"}, "Quote.Description": {"+": "CU"}, "Quote.Email": {"+": "CU"}, "Quote.BillingName": {"+": "CU"},
    "Entitlement.AssetId": {"+": "CU"}, "Entitlement.BusinessHoursId": {"+": "CU"}, "Entitlement.CasesPerEntitlement": {"+": "CU"},
    # Page quote: "a system-generated number that identifies the quote".
    "Quote.QuoteNumber": {"+": "N"},
    "ApexClass.BodyCrc": {"sc": 0}, "ApexTrigger.BodyCrc": {"sc": 0},
    # What a create without the field takes in a new org [known].
    "Contract.Status": {"default": "Draft"}, "Solution.Status": {"default": "Draft"}, "Campaign.Status": {"default": "Planned"},
    "Quote.Status": {"default": "Draft"}, "User.IsActive": {"dv": "true"},
    # Page solution: "a hyphen (-), the default value for this field, is used".
    "Solution.SolutionName": {"+": "D", "dv": "-"},
    # Page pushtopic: "(default)", "Defaults to true"; IsActive: the Streaming guide's examples leave it out.
    "PushTopic.NotifyForFields": {"default": "Referenced"}, "PushTopic.NotifyForOperations": {"default": "All"},
    "PushTopic.NotifyForOperationCreate": {"dv": "true"}, "PushTopic.NotifyForOperationUpdate": {"dv": "true"},
    "PushTopic.NotifyForOperationDelete": {"dv": "true"}, "PushTopic.NotifyForOperationUndelete": {"dv": "true"},
    "PushTopic.IsActive": {"dv": "true"},
    # Pages feeditem and feedcomment: defaulted on create; what is not held back for review is Published.
    "FeedItem.Status": {"default": "Published"}, "FeedComment.Status": {"default": "Published"},
    # Not nillable on page emailmessage, and yet not needed: 0 is New [known].
    "EmailMessage.Status": {"+": "D", "default": "0"},
    # Whole currency units: these two have no decimals [observed].
    "Account.AnnualRevenue": {"sc": 0}, "Lead.AnnualRevenue": {"sc": 0},
    # The page writes PersonBirthDate, the describe result PersonBirthdate [observed].
    "Account.PersonBirthDate": {"n": "PersonBirthdate", "f": "CUFGSn"},
    "AccountTeamMember.PhotoURL": {"n": "PhotoUrl"},  # [observed]
    # Parents that the pages leave out, or name by the label. Page account says Group and User of the cadence's assignee.
    "Contact.ActionCadenceId": {"ref": ["ActionCadence"], "rn": "ActionCadence"},
    "Contact.ActionCadenceAssigneeId": {"ref": ["Group", "User"], "rn": "ActionCadenceAssignee"},
    "Lead.ActionCadenceId": {"ref": ["ActionCadence"], "rn": "ActionCadence"},
    "Lead.ActionCadenceAssigneeId": {"ref": ["Group", "User"], "rn": "ActionCadenceAssignee"},
    "Opportunity.SyncedQuoteId": {"ref": ["Quote"], "rn": "SyncedQuote"},
    "CampaignMember.AccountId": {"rn": "Account", "+": "n"},  # one of lead, contact and account (page campaignmember, Usage)
    "Campaign.TenantId": {"rn": "Tenant"},
    "Contract.SourceQuoteId": {"rn": "SourceQuote", "+": "n"},
    "Asset.RecordTypeId": {"+": "n"},
    "PermissionSetAssignment.LastDeletedByChangeId": {"rn": "LastDeletedByChange", "+": "n"},
    "Case.CommunityId": {"ref": ["Community"], "rn": "Community"}, "Case.QuestionId": {"ref": ["Question"], "rn": "Question"},
    "Case.AssetWarrantyId": {"ref": ["AssetWarranty"], "rn": "AssetWarranty"},
    "Entitlement.AssetWarrantyId": {"ref": ["AssetWarranty"], "rn": "AssetWarranty"},
    "Entitlement.LocationId": {"ref": ["Location"], "rn": "Location", "g": "FieldService"},
    "OrderItem.RelatedOrderItemId": {"ref": ["OrderItem"], "rn": "RelatedOrderItem", "+": "n"},
    "OrderItem.PeriodBoundaryDay": {"+": "n"}, "QuoteLineItem.PeriodBoundaryDay": {"+": "n"},  # needed with DayOfPeriod alone
    "OrderItem.QuoteLineItemId": {"+": "n"},  # page order: set to null with the order's QuoteId
    "EmailMessage.FromId": {"ref": ["Contact", "Lead", "User"]},
    # [seen]: public code selects ScratchOrgInfo.SignupUsername from ActiveScratchOrg.
    "ActiveScratchOrg.ScratchOrgInfoId": {"ref": ["ScratchOrgInfo"], "rn": "ScratchOrgInfo"},
    # Page scratchorginfo: required without Snapshot and SourceOrg; "The default is 7".
    "ScratchOrgInfo.Edition": {"+": "n"}, "ScratchOrgInfo.DurationDays": {"dv": "7"},
    # Page setupentityaccess selects SetupEntityAccessItems from ApexClass.
    "SetupEntityAccess.SetupEntityId": {"cr": {"ApexClass": "SetupEntityAccessItems"}},
    # Page recordtype: "You can't create or update the RecordTypeId field on the CampaignMember records".
    "CampaignMember.RecordTypeId": {"-": "CUW"},
    # Page campaign calls these counts currency; its NumberOf fields, of which they are the sums, are int.
    "Campaign.HierarchyNumberOfConvertedLeads": {"t": "int", "dg": 9, "f": "FGSnX"},
    "Campaign.HierarchyNumberOfLeads": {"t": "int", "dg": 9, "f": "FGSnX"},
    "Campaign.HierarchyNumberOfOpportunities": {"t": "int", "dg": 9, "f": "FGSnX"},
    "Campaign.HierarchyNumberOfResponses": {"t": "int", "dg": 9, "f": "FGSnX"},
    # Labels: page lead prints "FaxOpt Out"; of a person account it is observed.
    "Lead.HasOptedOutOfFax": {"l": "Fax Opt Out"}, "Contact.HasOptedOutOfFax": {"l": "Fax Opt Out"},
    # Page contact lists Group and Sort for the same field, page lead forgets them.
    "Lead.HasOptedOutOfEmail": {"+": "GS"},
    # Page case lists calls among the properties of this one, Sort with them; the describe result has neither [observed].
    "Case.Comments": {"-": "FGSX"},
}
