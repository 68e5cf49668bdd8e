// Bulk API 2.0: loads, upserts, queries and what went wrong.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import { connect } from '../connect.mjs';

const names = (count, prefix) => [...Array(count).keys()].map(i => ({ Name: `${prefix} ${i}`, Key__c: `${prefix}-${i}` }));

export default {
  async 'loadAndWaitForResults() inserts and says which rows failed'() {
    const { bulk2 } = await connect();
    const { successfulResults, failedResults, unprocessedRecords } = await bulk2.loadAndWaitForResults({
      object: 'Account', operation: 'insert', input: [...names(450, 'Bulk'), { Name: '', Key__c: 'nameless' }], pollInterval: 50, pollTimeout: 20_000,
    });
    assert.deepEqual([successfulResults.length, failedResults.length, unprocessedRecords.length], [450, 1, 0]);
    assert.match(successfulResults[0].sf__Id, /^001\w{15}$/);
    assert.equal(successfulResults[0].sf__Created, 'true');
    assert.equal(successfulResults[449].Name, 'Bulk 449');
    assert.equal(failedResults[0].sf__Error, 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --');
  },

  async 'a job upserts by external id, step by step'() {
    const { bulk2 } = await connect();
    const job = bulk2.createJob({ object: 'Account', operation: 'upsert', externalIdFieldName: 'Key__c' });
    await job.open();
    await job.uploadData('Key__c,Name\nBulk-0,"Changed, 0"\nBulk-new,New\n');
    await job.close();
    await job.poll(50, 20_000);
    const info = await job.check();
    assert.deepEqual([info.state, info.numberRecordsProcessed, info.numberRecordsFailed, info.apiVersion, info.jobType], ['JobComplete', 2, 0, 66, 'V2Ingest']);
    assert.deepEqual((await job.getSuccessfulResults()).map(row => row.sf__Created), ['false', 'true']);
    await job.delete();
    assert.equal((await errorOf(job.check())).errorCode, 'NOT_FOUND');
  },

  async 'query() streams rows through pages'() {
    const { bulk2 } = await connect();
    const rows = await (await bulk2.query("SELECT Id, Name, Owner.Username FROM Account WHERE Key__c LIKE 'Bulk-%' ORDER BY Key__c LIMIT 3")).toArray();
    assert.deepEqual(rows.map(row => row.Name), ['Changed, 0', 'Bulk 1', 'Bulk 10']);
    assert.equal(rows[0]['Owner.Username'], 'admin@fakeforce.test');
    assert.equal((await errorOf(bulk2.query('SELECT COUNT() FROM Account'))).errorCode, 'API_ERROR');
  },

  async 'deletes, and an unknown column fails the job'() {
    const { bulk2 } = await connect();
    const rows = await (await bulk2.query("SELECT Id FROM Account WHERE Key__c LIKE 'Bulk-%'")).toArray();
    const { successfulResults } = await bulk2.loadAndWaitForResults({ object: 'Account', operation: 'delete', input: rows, pollInterval: 50, pollTimeout: 20_000 });
    assert.equal(successfulResults.length, 451);
    const job = bulk2.createJob({ object: 'Account', operation: 'insert' });
    await job.open();
    await job.uploadData('Nope__c\nx\n');
    await job.close();
    assert.match((await errorOf(job.poll(50, 20_000))).message, /InvalidBatch : Field name not found : Nope__c/);
  },
};
