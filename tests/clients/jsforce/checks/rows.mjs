// Rows: create, read, update, upsert, delete, files, what changed lately.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import { connect } from '../connect.mjs';

const name = 'Rows & Söhne "Ltd"';
const minutes = count => new Date(Date.now() + count * 60_000);

export default {
  async 'create(), retrieve(), update(), destroy() of one row'() {
    const accounts = (await connect()).sobject('Account');
    const created = await accounts.create({ Name: name, NumberOfEmployees: 5, AnnualRevenue: 1_500 });
    assert.deepEqual([created.success, created.errors], [true, []]);
    assert.match(created.id, /^001\w{15}$/);
    const read = await accounts.retrieve(created.id);
    assert.deepEqual([read.Name, read.NumberOfEmployees, read.AnnualRevenue, read.Phone], [name, 5, 1_500, null]);
    assert.equal(read.attributes.type, 'Account');
    assert.match(read.attributes.url, new RegExp(`/services/data/v66.0/sobjects/Account/${created.id}$`));
    assert.deepEqual(await accounts.update({ Id: created.id, Phone: '+1 555' }), { id: created.id, success: true, errors: [] });
    assert.equal((await accounts.retrieve(created.id, { fields: ['Phone'] })).Phone, '+1 555');
    assert.equal((await accounts.destroy(created.id)).success, true);
    const error = await errorOf(accounts.retrieve(created.id));
    assert.deepEqual([error.errorCode, error.message], ['ENTITY_IS_DELETED', 'entity is deleted']);
  },

  async 'several rows at once, without the composite API'() {
    const accounts = (await connect({ version: '41.0' })).sobject('Account');
    const created = await accounts.create([{ Name: 'One' }, { Phone: '2' }, { Name: 'Three' }]);
    assert.deepEqual(created.map(({ success }) => success), [true, false, true]);
    assert.equal(created[1].errors[0].errorCode, 'REQUIRED_FIELD_MISSING');
    const ids = [created[0].id, created[2].id];
    const updated = await accounts.update(ids.map(Id => ({ Id, Site: 'here' })));
    assert.deepEqual(updated.map(({ id }) => id), ids);
    assert.deepEqual((await accounts.retrieve(ids)).map(({ Name, Site }) => [Name, Site]), [['One', 'here'], ['Three', 'here']]);
    assert.deepEqual((await accounts.destroy(ids)).map(({ success }) => success), [true, true]);
  },

  async 'upsert() by external id creates, then updates'() {
    const accounts = (await connect()).sobject('Account');
    const first = await accounts.upsert({ Key__c: 'up-1 ä', Name: 'Upserted' }, 'Key__c');
    assert.deepEqual([first.success, first.created], [true, true]);
    const second = await accounts.upsert({ Key__c: 'up-1 ä', Name: 'Upserted again' }, 'Key__c');
    assert.deepEqual([second.id, second.success, second.created], [first.id, true, false]);
    const read = await accounts.retrieve(first.id);
    assert.deepEqual([read.Name, read.Key__c], ['Upserted again', 'up-1 ä']);
  },

  async 'upsert() that matches two rows'() {
    const accounts = (await connect()).sobject('Account');
    await accounts.create({ Name: 'Twin', Loose__c: 'twin' });
    await accounts.create({ Name: 'Twin', Loose__c: 'twin' });
    const error = await errorOf(accounts.upsert({ Loose__c: 'twin', Name: 'Which' }, 'Loose__c'));
    assert.equal(error.name, 'MULTIPLE_CHOICES');
    assert.equal(error.data.length, 2);
    assert.match(error.data[0], /^\/services\/data\/v66\.0\/sobjects\/Account\/001\w{15}$/);
  },

  async 'object and field names in any case'() {
    const connection = await connect();
    const { id } = await connection.sobject('account').create({ name: 'nf', billingCity: 'Berlin' });
    const read = await connection.sobject('ACCOUNT').retrieve(id);
    assert.deepEqual([read.Name, read.BillingCity, read.attributes.type], ['nf', 'Berlin', 'Account']);
  },

  async 'record() references'() {
    const connection = await connect();
    const { id } = await connection.sobject('Contact').create({ LastName: 'Reference' });
    const record = connection.sobject('Contact').record(id);
    assert.equal((await record.update({ FirstName: 'Ada' })).success, true);
    assert.equal((await record.retrieve()).Name, 'Ada Reference');
    assert.equal((await record.destroy()).success, true);
  },

  async 'a file goes up by multipart and by base64, and comes down'() {
    const connection = await connect();
    const documents = connection.sobject('ContentVersion');
    const bytes = Buffer.from('some bytes \u0000\u00ff', 'latin1');
    const file = { Title: 'File', PathOnClient: 'file.bin', VersionData: bytes.toString('base64') };
    const multipart = await documents.create(file, { multipartFileFields: { VersionData: { filename: 'file.bin', contentType: 'application/octet-stream' } } });
    const inline = await documents.create(file);
    for (const { id } of [multipart, inline]) {
      const answer = await fetch(`${connection.instanceUrl}/services/data/v66.0/sobjects/ContentVersion/${id}/VersionData`,
        { headers: { authorization: `Bearer ${connection.accessToken}` } });
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    }
  },

  async 'recent(), of everything and of one object'() {
    const connection = await connect();
    const { id } = await connection.sobject('Account').create({ Name: 'Seen lately' });
    await connection.sobject('Account').retrieve(id);
    assert.ok((await connection.recent(5)).some(item => item.Id === id));
    assert.ok((await connection.sobject('Account').recent()).some(item => item.Id === id));
  },

  async 'updated() and deleted()'() {
    const accounts = (await connect()).sobject('Account');
    const [kept, gone] = [await accounts.create({ Name: 'Kept' }), await accounts.create({ Name: 'Gone' })];
    await accounts.destroy(gone.id);
    const updated = await accounts.updated(minutes(-60), minutes(60));
    assert.ok(updated.ids.includes(kept.id));
    assert.ok(!Number.isNaN(Date.parse(updated.latestDateCovered)));
    const deleted = await accounts.deleted(minutes(-60).toISOString(), minutes(60).toISOString());
    assert.ok(deleted.deletedRecords.some(({ id, deletedDate }) => id === gone.id && deletedDate));
  },

  async 'a row without its required field'() {
    const error = await errorOf((await connect()).sobject('Account').create({ Phone: '1' }));
    assert.deepEqual([error.errorCode, error.message], ['REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]']);
    assert.deepEqual(error.data.fields, ['Name']);
  },

  async 'a row with an unknown field'() {
    const error = await errorOf((await connect()).sobject('Account').create({ Name: 'x', Nothing__c: 1 }));
    assert.deepEqual([error.errorCode, error.message], ['INVALID_FIELD', "No such column 'Nothing__c' on sobject of type Account"]);
  },

  async 'a row that never was'() {
    const error = await errorOf((await connect()).sobject('Account').retrieve('001000000000000AAA'));
    assert.deepEqual([error.errorCode, error.message], ['NOT_FOUND', 'The requested resource does not exist']);
  },

  async 'an object that does not exist'() {
    const error = await errorOf((await connect()).sobject('Nothing__c').create({ Name: 'x' }));
    assert.deepEqual([error.errorCode, error.message], ['NOT_FOUND', 'The requested resource does not exist']);
  },
};
