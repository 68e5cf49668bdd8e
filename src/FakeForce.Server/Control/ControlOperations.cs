using FakeForce.Server.Control.External;
using FakeForce.Server.Control.Callouts;
using FakeForce.Server.Control.Locks;
using FakeForce.Server.Control.Mail;
using FakeForce.Server.Control.Outbound;
using FakeForce.Server.Control.ApexRest;
using FakeForce.Server.Control.Requests;
using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control;

/// <summary>The control plane as openapi/control.json describes it.</summary>
internal static class ControlOperations
{
    private static readonly Content pem = new("application/x-pem-file");

    public static Section Section => new("control", "What tests and scripts ask of FakeForce itself",
    [
        new("GET /_fakeforce/health", "health", "Whether the org is loaded and serving; asks for no control key")
        {
            Answers = [new(200, "Serving", Content.Json("Health")), new(503, "Not loaded yet, or stopping", Content.Json("Health"))],
        },
        new("GET /_fakeforce/ca.pem", "certificateAuthority", "The certificate authority that clients of the TLS port must trust")
        {
            Answers = [new(200, "A certificate", pem)],
        },
        new("GET /_fakeforce/jwt.key", "jwtKey", "A private key whose certificate the default connected app trusts")
        {
            Answers = [new(200, "A private key", pem)],
        },
        new("POST /_fakeforce/reset", "reset", "Puts the org back to what it was after its start")
        {
            Answers = [new(204, "Done"), new(503, "The org is not loaded yet", Content.Json("ControlProblem"))],
        },
        new("POST /_fakeforce/seed", "seed", "Loads records: JSON of any form that --seed takes, or {\"files\":{…}}; CSV with ?sobject=; or a zip. All or none")
        {
            Query = ["sobject", "keepIds", "replace"],
            Body = Content.Json("SeedContent"),
            Answers = [new(200, "What was loaded", Content.Json("Seeded")), new(400, "Everything that is wrong with it", Content.Json("SeedProblemList"))],
        },
        new("GET /_fakeforce/export", "export", "The org's records in a form that seed takes: json (the default), csv or tree; of one sObject, or of all (csv and tree as a zip)")
        {
            Query = ["format", "sobject"],
            Answers = [new(200, "Records", Content.Json("SeedContent")), new(404, "There is no such sObject", Content.Json("ControlProblem"))],
        },
        new("POST /_fakeforce/token", "token", "A session without a log-in, of the administrator unless a username is given")
        {
            Body = Content.Json("TokenRequest") with { IsRequired = false },
            Answers =
            [
                new(200, "A session", Content.Json("ReadySession")),
                new(400, "The body is not of this form", Content.Json("OAuthProblem")),
                new(404, "There is no such user", Content.Json("ControlProblem")),
            ],
        },
        new("GET /_fakeforce/orgs", "orgs", "The orgs of this server. Every other call is about the first of them, and about another one under /_fakeforce/orgs/NAME/…") { Answers = [new(200, "Orgs, oldest first", Content.Json("OrgList"))] },
        new("POST /_fakeforce/orgs", "createOrg", "Makes another org: a copy of one, or from a profile; without a body a copy of what the server was started with") { Body = Content.Json("NewOrg") with { IsRequired = false }, Answers = [new(201, "The org, with a session of its administrator", Content.Json("CreatedOrg"))] },
        new("GET /_fakeforce/orgs/{org}", "org", "One org, by name or id") { Answers = [new(200, "The org", Content.Json("CreatedOrg"))] },
        new("DELETE /_fakeforce/orgs/{org}", "deleteOrg", "Ends an org with all that is in it; its sessions are unknown from then on") { Answers = [new(200, "Done", Content.Json("Nothing"))] },
        new("GET /_fakeforce/snapshots", "snapshots", "The org's moments that are kept by name; baseline, what it was after its start, is always there") { Answers = [new(200, "Snapshots, oldest first", Content.Json("Snapshots"))] },
        new("POST /_fakeforce/snapshots/{snapshot}", "takeSnapshot", "Keeps the present under a name, in place of an earlier one of it") { Answers = [new(200, "All snapshots", Content.Json("Snapshots"))] },
        new("POST /_fakeforce/snapshots/{snapshot}/restore", "restoreSnapshot", "Puts the org's records, events and log-ins back to what they were; clock, limits and faults stay") { Answers = [new(200, "All snapshots", Content.Json("Snapshots"))] },
        new("DELETE /_fakeforce/snapshots/{snapshot}", "deleteSnapshot", "Forgets a snapshot") { Answers = [new(200, "What is left", Content.Json("Snapshots"))] },
        new("GET /_fakeforce/clock", "clock", "The org's time and the speed of its clock") { Answers = [new(200, "The clock", Content.Json("Clock"))] },
        new("PUT /_fakeforce/clock", "setClock", "Freezes the clock, lets it run or run faster, or goes to a later time") { Body = Content.Json("ClockOrder"), Answers = [new(200, "The clock, and what it ran", Content.Json("Clock"))] },
        new("POST /_fakeforce/clock/advance", "advanceClock", "Lets time pass at once; whatever falls due meanwhile is done when the answer comes") { Body = Content.Json("Advance"), Answers = [new(200, "The clock, and what it ran", Content.Json("Clock"))] },
        new("GET /_fakeforce/faults", "faults", "The rules by which calls fail, with the calls that they have seen and struck") { Answers = [new(200, "Rules", Content.Json("Faults"))] },
        new("POST /_fakeforce/faults", "setFaults", "Sets one rule or a list of them, beside those of other names; all or none") { Body = Content.Json("Fault"), Answers = [new(200, "All rules", Content.Json("Faults"))] },
        new("DELETE /_fakeforce/faults", "clearFaults", "Removes all rules") { Answers = [new(200, "What is left", Content.Json("Faults"))] },
        new("DELETE /_fakeforce/faults/{rule}", "removeFault", "Removes a rule") { Answers = [new(200, "What is left", Content.Json("Faults"))] },
        new("PATCH /_fakeforce/faults/{rule}", "switchFault", "Switches a rule off, or on again") { Body = Content.Json("Switch"), Answers = [new(200, "All rules", Content.Json("Faults"))] },
        new("GET /_fakeforce/scenarios", "scenarios", "Bad days, ready-made, and which of them are on") { Answers = [new(200, "Scenarios", Content.Json("Scenarios"))] },
        new("POST /_fakeforce/scenarios/{scenario}", "beginScenario", "Begins one, or begins it anew") { Answers = [new(200, "All scenarios", Content.Json("Scenarios"))] },
        new("DELETE /_fakeforce/scenarios/{scenario}", "endScenario", "Ends one") { Answers = [new(200, "All scenarios", Content.Json("Scenarios"))] },
        new("GET /_fakeforce/limits", "orgLimits", "The org's allocations; those that are not counted refuse nothing") { Answers = [new(200, "Limits", Content.Json("OrgLimits"))] },
        new("PUT /_fakeforce/limits", "setLimits", "Sets maxima and uses of some; all or none") { Body = Content.Json("LimitOrder"), Answers = [new(200, "All limits", Content.Json("OrgLimits"))] },
        new("DELETE /_fakeforce/limits", "resetLimits", "Puts all back to what they were at the start, without uses") { Answers = [new(200, "All limits", Content.Json("OrgLimits"))] },
        new("DELETE /_fakeforce/limits/{limit}", "resetLimit", "Puts one back") { Answers = [new(200, "All limits", Content.Json("OrgLimits"))] },
        new("GET /_fakeforce/bulk/jobs", "bulkJobs", "The bulk jobs, and the pace of those to come") { Answers = [new(200, "Jobs", Content.Json("BulkJobs"))] },
        new("POST /_fakeforce/bulk/jobs", "setBulkPace", "Sets the pace of bulk jobs to come") { Body = Content.Json("BulkOrder"), Answers = [new(200, "The pace", Content.Json("BulkJobs"))] },
        new("GET /_fakeforce/bulk/jobs/{job}", "bulkJob", "A bulk job, without that being a poll") { Answers = [new(200, "The job", Content.Json("BulkJobState"))] },
        new("POST /_fakeforce/bulk/jobs/{job}", "changeBulkJob", "Sets the job's pace, takes it a step further, finishes or fails it, or has rows find their record locked") { Body = Content.Json("BulkOrder"), Answers = [new(200, "The job", Content.Json("BulkJobState"))] },
        new("GET /_fakeforce/events", "events", "The event log: channel, replay id and payload of every event that is kept, and who was given it how often")
        {
            Query = ["channel", "after", "limit"],
            Answers = [new(200, "Events, oldest first", Content.Json("Events"))],
        },
        new("POST /_fakeforce/events", "publishEvents", "Publishes one event or a list by hand, of any channel, gap events too; it counts for no limit") { Body = Content.Json("WantedEvent"), Answers = [new(200, "The events as they are in the log", Content.Json("PublishedEvents"))] },
        new("DELETE /_fakeforce/events", "purgeEvents", "Has the events up to a replay id, or all, gone for every reader, as if they had aged out") { Query = ["upTo"], Answers = [new(200, "Done", Content.Json("LastReplayId"))] },
        new("POST /_fakeforce/events/{replayId}/again", "repeatEvent", "Stores an event again, with its EventUuid and a new replay id, so that every subscriber gets it again") { Body = Content.Json("Repetition") with { IsRequired = false }, Answers = [new(200, "Done, or to come after its delay", Content.Json("LastReplayId"))] },
        new("GET /_fakeforce/events/stream", "followEvents", "The event log as it grows, as server-sent events whose id is the replay id")
        {
            Query = ["channel", "after"],
            Answers = [new(200, "Server-sent events", new("text/event-stream"))],
        },
        new("GET /_fakeforce/events/subscribers", "subscribers", "Who reads events by Pub/Sub API and Streaming API, who did, and how far they came") { Answers = [new(200, "Subscribers", Content.Json("Subscribers"))] },
        new("GET /_fakeforce/events/rules", "deliveryRules", "Latency and retention of events, and the rules that disturb their delivery, with their hits") { Answers = [new(200, "Rules", Content.Json("Delivery"))] },
        new("POST /_fakeforce/events/rules", "setDeliveryRules", "Sets latency, retention, or rules beside those of other names") { Body = Content.Json("Delivery"), Answers = [new(200, "All rules", Content.Json("Delivery"))] },
        new("DELETE /_fakeforce/events/rules", "clearDeliveryRules", "Removes all rules") { Answers = [new(200, "What is left", Content.Json("Delivery"))] },
        new("DELETE /_fakeforce/events/rules/{rule}", "removeDeliveryRule", "Removes a rule") { Answers = [new(200, "What is left", Content.Json("Delivery"))] },
        .. OutboundOperations.All,
        .. ExternalOperations.All,
        .. CalloutOperations.All,
        .. MailOperations.All,
        .. LockOperations.All,
        .. RequestOperations.All,
        .. ApexRestOperations.All,
    ])
    {
        Otherwise = Content.Json("ControlProblem"),
        Schemas = "{\n" + OutboundOperations.Schemas + ExternalOperations.Schemas + CalloutOperations.Schemas + MailOperations.Schemas + LockOperations.Schemas + RequestOperations.Schemas + ApexRestOperations.Schemas + """
          "Health": { "type": "object", "required": ["status"], "properties": {
            "status": { "type": "string", "enum": ["serving", "not serving"] },
            "orgId": { "type": "string", "description": "18 characters; absent while not serving" } } },
          "TokenRequest": { "type": "object", "properties": {
            "username": { "type": "string" },
            "scopes": { "type": "string", "description": "with spaces between them; without, every scope" } } },
          "ReadySession": { "type": "object",
            "required": ["access_token", "instance_url", "id", "token_type", "scope", "user_id", "org_id"], "properties": {
            "access_token": { "type": "string" },
            "instance_url": { "type": "string" },
            "id": { "type": "string", "description": "the identity URL" },
            "token_type": { "type": "string" },
            "scope": { "type": "string" },
            "user_id": { "type": "string" },
            "org_id": { "type": "string" } } },
          "OrgList": { "type": "object", "properties": { "orgs": { "type": "array", "items": { "$ref": "#/components/schemas/CreatedOrg" } } } },
          "NewOrg": { "type": "object", "properties": {
            "name": { "type": "string", "description": "up to 40 small letters, digits and hyphens" },
            "from": { "type": "string", "description": "name or id of the org that it is a copy of" },
            "snapshot": { "type": "string", "description": "baseline, or one of that org's; without it the present, if from is given" },
            "profile": { "type": "string", "description": "empty, default or vanilla, in place of from" },
            "username": { "type": "string", "description": "the administrator's; without it that of the original with the org's name behind it" },
            "expiresAfter": { "type": "string", "description": "a duration such as PT1H, by the machine's clock" } } },
          "CreatedOrg": { "type": "object", "required": ["name", "orgId", "username"], "properties": {
            "name": { "type": "string" }, "orgId": { "type": "string" }, "username": { "type": "string" }, "password": { "type": "string" },
            "consumerKey": { "type": "string", "description": "of the app that every org has; its end names the org for the client-credentials flow" },
            "consumerSecret": { "type": "string" },
            "createdAt": { "type": "string", "format": "date-time" }, "expiresAt": { "type": "string", "format": "date-time" },
            "accessToken": { "type": "string", "description": "of the answer to POST alone" }, "userId": { "type": "string" }, "instanceUrl": { "type": "string" } } },
          "Nothing": { "type": "object" },
          "Snapshots": { "type": "object", "properties": { "snapshots": { "type": "array", "items": { "type": "object", "properties": {
            "name": { "type": "string" }, "takenAt": { "type": "string", "format": "date-time" } } } } } },
          "SeedContent": { "type": "object", "description": "records of JSON in any form, or files", "properties": {
            "files": { "type": "object", "description": "by name: JSON, or the text of a file" },
            "keepIds": { "type": "boolean", "description": "records that have an Id keep it" },
            "replace": { "type": "boolean", "description": "in the place of all records that are there" } } },
          "Seeded": { "type": "object", "properties": {
            "records": { "type": "integer", "format": "int64" },
            "objects": { "type": "object", "additionalProperties": { "type": "integer", "format": "int64" } },
            "ids": { "type": "object", "description": "by reference id", "additionalProperties": { "type": "string" } } } },
          "SeedProblemList": { "type": "object", "properties": {
            "error": { "type": "string" }, "message": { "type": "string" }, "more": { "type": "integer", "format": "int64" },
            "problems": { "type": "array", "items": { "type": "object", "properties": {
              "file": { "type": "string" }, "line": { "type": "integer" }, "message": { "type": "string" } } } } } },
          "Clock": { "type": "object", "properties": {
            "now": { "type": "string", "format": "date-time" },
            "mode": { "type": "string", "description": "real, offset, frozen or fast" },
            "speed": { "type": "number", "description": "times the machine's; 0 is frozen" },
            "ran": { "type": "array", "items": { "type": "object", "properties": {
              "what": { "type": "string" }, "at": { "type": "string", "format": "date-time" }, "times": { "type": "integer" } } } } } },
          "ClockOrder": { "type": "object", "properties": {
            "speed": { "type": "number" }, "now": { "type": "string", "format": "date-time" } } },
          "Advance": { "type": "object", "properties": {
            "by": { "type": "string", "description": "a duration such as PT36H or P2D" }, "seconds": { "type": "number" } } },
          "Fault": { "type": "object", "required": ["effect"], "properties": {
            "name": { "type": "string" },
            "effect": { "type": "string", "description": "error, html, latency, reset, halfBody, trickle, loseAnswer, revokeSession, purgeEvents, failJob, or repeat (of outbound messages)" },
            "api": { "type": "string", "description": "rest, composite, bulk, tooling, bulk1, soap, apexrest, oauth, cometd, pubsub, outbound, callout or external; without it all but the last six" }, "method": { "type": "string" },
            "path": { "type": "string", "description": "behind the version: /sobjects/Account/*, with * for a segment and ** for any number" },
            "sobject": { "type": "string" }, "user": { "type": "string" }, "client": { "type": "string", "description": "of Sforce-Call-Options" },
            "after": { "type": "integer", "description": "so many matching calls pass first" }, "every": { "type": "integer" }, "times": { "type": "integer" },
            "probability": { "type": "number" }, "from": { "type": "string", "format": "date-time" }, "until": { "type": "string", "format": "date-time" },
            "enabled": { "type": "boolean" },
            "code": { "type": "string" }, "message": { "type": "string" }, "status": { "type": "integer" },
            "milliseconds": { "description": "of latency: a number, the least and the most, or an object with median and p99 (log-normal)" },
            "replayId": { "type": "integer", "description": "of purgeEvents: the newest that goes; without it all" },
            "seen": { "type": "integer" }, "hits": { "type": "integer" } } },
          "Faults": { "type": "object", "properties": { "rules": { "type": "array", "items": { "$ref": "#/components/schemas/Fault" } } } },
          "Switch": { "type": "object", "required": ["enabled"], "properties": { "enabled": { "type": "boolean" } } },
          "Scenarios": { "type": "object", "properties": { "scenarios": { "type": "array", "items": { "type": "object", "properties": {
            "name": { "type": "string" }, "text": { "type": "string" }, "isOn": { "type": "boolean" } } } } } },
          "OrgLimits": { "type": "object", "properties": { "limits": { "type": "object", "additionalProperties": { "type": "object", "properties": {
            "max": { "type": "integer", "format": "int64" }, "remaining": { "type": "integer", "format": "int64" }, "counted": { "type": "boolean" } } } } } },
          "LimitOrder": { "type": "object", "additionalProperties": { "type": "object", "properties": {
            "max": { "type": "integer", "format": "int64" }, "used": { "type": "integer", "format": "int64" }, "remaining": { "type": "integer", "format": "int64" },
            "hard": { "type": "integer", "format": "int64", "description": "of DailyApiRequests: where calls are refused, if not at max" } } } },
          "BulkOrder": { "type": "object", "properties": {
            "mode": { "type": "string", "description": "immediate, realistic or manual" },
            "recordsPerSecond": { "type": "integer" }, "startDelaySeconds": { "type": "integer" },
            "pollsPerStep": { "type": "integer", "description": "manual: every so many polls are a step; 0 for none" },
            "step": { "type": "boolean", "description": "into progress, a batch of 10,000 rows, or the end" },
            "finish": { "type": "boolean" },
            "lockRows": { "type": "integer", "description": "of one job: how many of its rows to come fail with UNABLE_TO_LOCK_ROW" },
            "fail": { "type": "string", "description": "the errorMessage to fail with" } } },
          "BulkJobState": { "type": "object", "properties": {
            "id": { "type": "string" }, "operation": { "type": "string" }, "object": { "type": "string" }, "state": { "type": "string" },
            "numberRecordsProcessed": { "type": "integer" }, "numberRecordsFailed": { "type": "integer" }, "errorMessage": { "type": "string" },
            "retries": { "type": "integer" }, "lockRows": { "type": "integer" },
            "mode": { "type": "string" }, "recordsPerSecond": { "type": "integer" }, "startDelaySeconds": { "type": "integer" }, "pollsPerStep": { "type": "integer" },
            "batches": { "type": "array", "items": { "type": "string" }, "description": "jobs of Bulk API 1.0: the states of their batches" } } },
          "BulkJobs": { "type": "object", "properties": {
            "mode": { "type": "string" }, "recordsPerSecond": { "type": "integer" }, "startDelaySeconds": { "type": "integer" }, "pollsPerStep": { "type": "integer" },
            "jobs": { "type": "array", "items": { "$ref": "#/components/schemas/BulkJobState" } } } },
          "LoggedEvent": { "type": "object", "properties": {
            "replayId": { "type": "integer", "format": "int64" }, "channel": { "type": "string" }, "eventUuid": { "type": "string" },
            "publishedAt": { "type": "string", "format": "date-time" }, "schemaId": { "type": "string" },
            "payload": { "description": "as clients of Streaming API see it" },
            "userIds": { "type": "array", "items": { "type": "string" }, "description": "of generic streaming: for whom it is; empty for all" },
            "receivedBy": { "type": "array", "items": { "type": "object", "properties": {
              "subscriber": { "type": "string" }, "channel": { "type": "string" }, "times": { "type": "integer" } } } } } },
          "Events": { "type": "object", "properties": {
            "lastReplayId": { "type": "integer", "format": "int64" }, "more": { "type": "boolean" },
            "events": { "type": "array", "items": { "$ref": "#/components/schemas/LoggedEvent" } } } },
          "PublishedEvents": { "type": "object", "properties": { "events": { "type": "array", "items": { "$ref": "#/components/schemas/LoggedEvent" } } } },
          "WantedEvent": { "type": "object", "required": ["channel", "payload"], "properties": {
            "channel": { "type": "string", "description": "/event/Low_Ink__e, /data/AccountChangeEvent, /topic/Invoices, /u/notifications" },
            "payload": { "description": "its fields; of a change event ChangeEventHeader too, whose changedFields are names; of a PushTopic {event:{type},sobject:{Id}}; of generic streaming a text" },
            "eventUuid": { "type": "string" },
            "userIds": { "type": "array", "items": { "type": "string" } } } },
          "Repetition": { "type": "object", "properties": { "copies": { "type": "integer" }, "delayMilliseconds": { "type": "integer" } } },
          "LastReplayId": { "type": "object", "properties": { "lastReplayId": { "type": "integer", "format": "int64" } } },
          "Subscribers": { "type": "object", "properties": { "subscribers": { "type": "array", "items": { "type": "object", "properties": {
            "id": { "type": "string", "description": "rpcId, developer name or clientId" }, "api": { "type": "string", "description": "pubSub, managed or cometd" },
            "channel": { "type": "string" }, "user": { "type": "string" }, "openedAt": { "type": "string", "format": "date-time" }, "endedAt": { "type": "string", "format": "date-time" },
            "received": { "type": "integer", "format": "int64", "description": "events, repetitions included" },
            "lastReplayId": { "type": "integer", "format": "int64" } } } } } },
          "DeliveryRule": { "type": "object", "required": ["effect"], "properties": {
            "name": { "type": "string" },
            "effect": { "type": "string", "description": "duplicate, republish, delay, pause, drop, expireSession, unknownReplayId or reorder" },
            "channel": { "type": "string" }, "subscriber": { "type": "string" }, "user": { "type": "string" },
            "after": { "type": "integer", "description": "so many events pass first" }, "every": { "type": "integer" }, "times": { "type": "integer" },
            "copies": { "type": "integer" }, "delayMilliseconds": { "type": "integer" }, "durationMilliseconds": { "type": "integer" },
            "replayId": { "type": "integer", "format": "int64" }, "hits": { "type": "integer" } } },
          "Delivery": { "type": "object", "properties": {
            "latencyMilliseconds": { "type": "array", "items": { "type": "integer" }, "description": "from, to" },
            "retentionHours": { "type": "number", "description": "how long high-volume platform events and change events can be replayed" },
            "legacyRetentionHours": { "type": "number", "description": "the same for the older kinds" },
            "rules": { "type": "array", "items": { "$ref": "#/components/schemas/DeliveryRule" } } } },
          "ControlProblem": { "type": "object", "required": ["error", "message"], "properties": {
            "error": { "type": "string", "description": "a word for programs, such as control_key_missing" },
            "message": { "type": "string" } } },
          "OAuthProblem": { "type": "object", "required": ["error"], "properties": {
            "error": { "type": "string" },
            "error_description": { "type": "string" } } }
        }
        """,
    };
}
