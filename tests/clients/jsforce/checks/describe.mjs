// What the org says about itself.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import { connect } from '../connect.mjs';

const fieldOf = (described, name) => described.fields.find(field => field.name === name);

export default {
  async 'describeGlobal()'() {
    const { sobjects, maxBatchSize } = await (await connect()).describeGlobal();
    assert.equal(maxBatchSize, 200);
    const account = sobjects.find(sobject => sobject.name === 'Account');
    assert.equal(account.keyPrefix, '001');
    assert.equal(account.labelPlural, 'Accounts');
    assert.ok(sobjects.length > 500);
  },

  async 'describe()'() {
    const account = await (await connect()).describe('Account');
    assert.equal(account.name, 'Account');
    assert.deepEqual([fieldOf(account, 'Name').type, fieldOf(account, 'Name').nillable], ['string', false]);
    assert.deepEqual(fieldOf(account, 'ParentId').referenceTo, ['Account']);
    assert.equal(fieldOf(account, 'OwnerId').relationshipName, 'Owner');
    assert.ok(account.childRelationships.some(child => child.relationshipName === 'Contacts' && child.field === 'AccountId'));
    assert.ok(fieldOf(account, 'Industry').picklistValues.some(({ value }) => value === 'Banking'));
  },

  async 'describe$() asks once'() {
    const connection = await connect();
    await connection.sobject('Contact').describe$();
    const before = connection.limitInfo.apiUsage.used;
    assert.equal((await connection.sobject('Contact').describe$()).name, 'Contact');
    assert.equal(connection.limitInfo.apiUsage.used, before);
  },

  async 'describe() of an unknown object'() {
    const error = await errorOf((await connect()).describe('Nothing__c'));
    assert.equal(error.errorCode, 'NOT_FOUND');
    assert.equal(error.message, 'The requested resource does not exist');
  },

  async 'limits(), and the usage that every answer reports'() {
    const connection = await connect();
    const { DailyApiRequests } = await connection.limits();
    assert.ok(DailyApiRequests.Remaining < DailyApiRequests.Max);
    const { used, limit } = connection.limitInfo.apiUsage;
    assert.ok(used > 0);
    assert.equal(limit, DailyApiRequests.Max);
  },

  async 'the list of resources and of versions'() {
    const connection = await connect();
    const resources = await connection.request('/');
    assert.match(resources.identity, /\/id\/00D\w{15}\/005\w{15}$/);
    assert.match(resources.sobjects, /\/services\/data\/v66\.0\/sobjects$/);
    const versions = await connection.request('/services/data');
    assert.ok(versions.some(({ version }) => version === '66.0'));
  },

  async 'a resource that is not built says so'() {
    const error = await errorOf((await connect()).request('/chatter/users/me'));
    assert.equal(error.errorCode, 'NOT_FOUND');
  },
};
