// Bulk API 1.0: loads in all operations, queries and what went wrong.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import { connect } from '../connect.mjs';

const names = (count, prefix) => [...Array(count).keys()].map(i => ({ Name: `${prefix} ${i}`, Key__c: `${prefix}-${i}` }));

async function bulkOf() {
  const { bulk } = await connect();
  bulk.pollInterval = 50;
  bulk.pollTimeout = 20_000;
  return bulk;
}

// As an administrator does it: a permission set, assigned to oneself.
async function allowHardDelete() {
  const org = await connect();
  const set = await org.sobject('PermissionSet').create({ Name: 'HardDelete', Label: 'Hard Delete', PermissionsBulkApiHardDelete: true });
  const me = (await org.identity()).user_id;
  await org.sobject('PermissionSetAssignment').create({ AssigneeId: me, PermissionSetId: set.id });
}

const rowsOf = async (bulk, soql) => (await bulk.query(soql)).toArray();

export default {
  async 'load() inserts and says which rows failed'() {
    const bulk = await bulkOf();
    const results = await bulk.load('Account', 'insert', [...names(450, 'Classic'), { Name: '', Key__c: 'nameless' }]);
    assert.equal(results.length, 451);
    assert.ok(results.slice(0, 450).every(row => row.success && /^001\w{15}$/.test(row.id) && row.errors.length === 0));
    assert.deepEqual(results[450], { id: null, success: false, created: false, errors: ['REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'] });
  },

  async 'query() gives the rows as they were sent'() {
    const bulk = await bulkOf();
    const rows = await rowsOf(bulk, "SELECT Id, Name, Owner.Username FROM Account WHERE Key__c LIKE 'Classic-%' ORDER BY Key__c LIMIT 3");
    assert.deepEqual(rows.map(row => row.Name), ['Classic 0', 'Classic 1', 'Classic 10']);
    assert.equal(rows[0]['Owner.Username'], 'admin@fakeforce.test');
    assert.match((await errorOf(rowsOf(bulk, 'SELECT Nope__c FROM Account'))).message, /InvalidBatch : Failed to process query: INVALID_FIELD/);
  },

  async 'updates, and upserts by external id in a serial job'() {
    const bulk = await bulkOf();
    const rows = await rowsOf(bulk, "SELECT Id FROM Account WHERE Key__c LIKE 'Classic-%'");
    const updated = await bulk.load('Account', 'update', rows.map(({ Id }) => ({ Id, Industry: 'Energy' })));
    assert.deepEqual([updated.length, updated.filter(row => row.success).length], [450, 450]);
    const upserted = await bulk.load('Account', 'upsert', { extIdField: 'Key__c', concurrencyMode: 'Serial' }, [{ Key__c: 'Classic-0', Name: 'Changed, "0"' }, { Key__c: 'Classic-new', Name: 'New' }]);
    assert.deepEqual(upserted.map(row => row.success), [true, true]);
    const changed = await rowsOf(bulk, "SELECT Name, Industry FROM Account WHERE Key__c IN ('Classic-0', 'Classic-new') ORDER BY Key__c");
    assert.deepEqual(changed.map(row => [row.Name, row.Industry]), [['Changed, "0"', 'Energy'], ['New', '']]);
  },

  async 'a job step by step, with several batches'() {
    const bulk = await bulkOf();
    const job = bulk.createJob('Account', 'insert');
    const info = await job.open();
    assert.deepEqual([info.id.length, info.state, info.contentType, info.concurrencyMode], [18, 'Open', 'CSV', 'Parallel']);
    const ids = [];
    for (const prefix of ['Step1', 'Step2']) {
      const batch = job.createBatch();
      batch.execute(names(3, prefix));
      await new Promise((resolve, reject) => batch.on('queue', resolve).on('error', reject));
      batch.poll(50, 20_000);
      assert.equal((await batch).length, 3);
      ids.push(batch.id);
    }
    assert.deepEqual((await job.list()).map(batch => [batch.id, batch.state, batch.numberRecordsProcessed]), ids.map(id => [id, 'Completed', '3']));
    const state = await job.check();
    assert.deepEqual([state.numberBatchesCompleted, state.numberBatchesTotal, state.numberRecordsProcessed], ['2', '2', '6']);
    assert.equal((await job.close()).state, 'Closed');
  },

  async 'deletes to the recycle bin and past it'() {
    const bulk = await bulkOf();
    const rows = await rowsOf(bulk, "SELECT Id FROM Account WHERE Key__c LIKE 'Classic-%' OR Name = 'Classic 0'");
    assert.equal((await bulk.load('Account', 'delete', rows)).filter(row => row.success).length, 451);
    const steps = await rowsOf(bulk, "SELECT Id FROM Account WHERE Key__c LIKE 'Step%'");
    assert.equal((await errorOf(bulk.load('Account', 'hardDelete', steps))).errorCode, 'FeatureNotEnabled');
    await allowHardDelete();
    assert.equal((await bulk.load('Account', 'hardDelete', steps)).filter(row => row.success).length, 6);
    assert.deepEqual(await rowsOf(bulk, "SELECT Id, Name FROM Account WHERE Key__c LIKE 'Classic-%' OR Key__c LIKE 'Step%'"), []);
  },

  async 'an unknown column fails the batch, an unknown object the job'() {
    const bulk = await bulkOf();
    assert.match((await errorOf(bulk.load('Account', 'insert', [{ Nope__c: 'x' }]))).message, /InvalidBatch : Field name not found : Nope__c/);
    const refused = await errorOf(bulk.createJob('Nope', 'insert').open());
    assert.equal(refused.errorCode, 'InvalidEntity');
  },
};
