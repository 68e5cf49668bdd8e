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

# sObject.field: what to set. "+" and "-" change flags; other keys replace the fact.
FIELDS = {}
