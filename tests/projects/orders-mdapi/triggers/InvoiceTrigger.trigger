// Not switched on.
trigger InvoiceTrigger on Invoice__c (before insert, after update) {
}
