// Many rows in one call: sObject Collections, and composite calls made by hand.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import { connect } from '../connect.mjs';

const rows = (count, row) => Array.from({ length: count }, (_, i) => row(i));

export default {
  async 'create(), retrieve(), update(), destroy() of 200 rows'() {
    const accounts = (await connect()).sobject('Account');
    const created = await accounts.create(rows(200, i => ({ Name: `Many ${i}`, NumberOfEmployees: i })));
    assert.ok(created.every(({ success, errors }) => success && errors.length === 0));
    const ids = created.map(({ id }) => id);
    assert.equal(new Set(ids).size, 200);
    const updated = await accounts.update(ids.map((Id, i) => ({ Id, Site: `at ${i}` })));
    assert.deepEqual(updated.map(({ id }) => id), ids);
    const read = await accounts.retrieve(ids);
    assert.deepEqual(read.map(({ Name, Site }) => [Name, Site]), rows(200, i => [`Many ${i}`, `at ${i}`]));
    const destroyed = await accounts.destroy(ids);
    assert.ok(destroyed.every(({ success }) => success));
    assert.deepEqual(await accounts.retrieve(ids.slice(0, 2)), [null, null]);
  },

  async 'more than 200 rows in as many calls as it takes'() {
    const connection = await connect();
    const created = await connection.sobject('Account').create(rows(450, i => ({ Name: `Lot ${i}` })), { allowRecursive: true });
    assert.equal(created.length, 450);
    assert.equal((await connection.query("SELECT COUNT() FROM Account WHERE Name LIKE 'Lot %'")).totalSize, 450);
  },

  async 'rows that fail among rows that do not'() {
    const accounts = (await connect()).sobject('Account');
    const [good, bad] = await accounts.create([{ Name: 'Good' }, { Phone: '1' }]);
    assert.equal(good.success, true);
    assert.deepEqual([bad.success, bad.id], [false, undefined]);
    assert.deepEqual(bad.errors, [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] }]);
  },

  async 'allOrNone takes the good rows back'() {
    const connection = await connect();
    const results = await connection.sobject('Account').create([{ Name: 'Taken back' }, { Phone: '1' }], { allOrNone: true });
    assert.deepEqual(results.map(({ success }) => success), [false, false]);
    assert.equal(results[0].errors[0].statusCode, 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
    assert.equal((await connection.query("SELECT COUNT() FROM Account WHERE Name = 'Taken back'")).totalSize, 0);
  },

  async 'upsert() of several rows creates some and updates others'() {
    const accounts = (await connect()).sobject('Account');
    const upsert = keys => accounts.upsert(keys.map(Key__c => ({ Key__c, Name: Key__c })), 'Key__c');
    assert.deepEqual((await upsert(['m1', 'm2'])).map(({ success, created }) => [success, created]), [[true, true], [true, true]]);
    assert.deepEqual((await upsert(['m2', 'm3'])).map(({ success, created }) => [success, created]), [[true, false], [true, true]]);
  },

  async 'a composite with references'() {
    const connection = await connect();
    const url = '/services/data/v66.0/sobjects/';
    const { compositeResponse } = await connection.requestPost('/services/data/v66.0/composite', {
      allOrNone: true,
      compositeRequest: [
        { method: 'POST', url: `${url}Account`, referenceId: 'a', body: { Name: 'Composite' } },
        { method: 'POST', url: `${url}Contact`, referenceId: 'c', body: { LastName: 'Composed', AccountId: '@{a.id}' } },
      ],
    });
    assert.deepEqual(compositeResponse.map(({ httpStatusCode }) => httpStatusCode), [201, 201]);
    const contact = await connection.sobject('Contact').retrieve(compositeResponse[1].body.id);
    assert.equal(contact.AccountId, compositeResponse[0].body.id);
  },

  async 'a tree that is refused'() {
    const connection = await connect();
    const error = await errorOf(connection.requestPost('/services/data/v66.0/composite/tree/Account', { records: [{ attributes: { type: 'Account', referenceId: 'r' } }] }));
    assert.match(JSON.stringify(error.data ?? error.content ?? error.message), /REQUIRED_FIELD_MISSING|hasErrors/);
  },
};
