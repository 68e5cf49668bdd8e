// What the CLI asks an org about itself, and its way to any REST resource.
import assert from 'node:assert/strict';
import { byAccessToken } from '../logins.mjs';

const request = (path, ...args) => ['api', 'request', 'rest', `/services/data/v66.0/${path}`, ...args];

export default {
  async 'org login access-token'({ sf }) {
    await byAccessToken(sf);
  },

  async 'sobject describe'({ sf }) {
    const account = await sf.result(['sobject', 'describe', '--sobject', 'Account']);
    assert.ok(account.fields.some(field => field.name === 'Key__c' && field.externalId));
  },

  async 'sobject list'({ sf }) {
    const names = await sf.result(['sobject', 'list', '--sobject', 'all']);
    assert.ok(names.includes('Account') && names.includes('Contact'));
  },

  async 'org list limits'({ sf }) {
    const limits = await sf.result(['org', 'list', 'limits']);
    const { max, remaining } = limits.find(({ name }) => name === 'DailyApiRequests');
    assert.ok(remaining < max);
  },

  async 'org list sobject record-counts'({ sf }) {
    const counts = await sf.result(['org', 'list', 'sobject', 'record-counts', '--sobject', 'User']);
    assert.equal(counts[0].name, 'User');
  },

  async 'api request rest reads'({ sf }) {
    const { code, stdout, stderr } = await sf.run(request('limits'));
    assert.equal(code, 0, stdout + stderr);
    assert.ok(JSON.parse(stdout).DailyApiRequests.Max > 0);
  },

  async 'api request rest upserts by external id'({ sf }) {
    const upsert = request('sobjects/Account/Key__c/k1', '--method', 'PATCH', '--body', '{"Name":"Upserted"}', '--include');
    assert.match((await sf.run(upsert)).stdout, /^HTTP\/1\.1 201[^]*"created"\s*:\s*true/);
    assert.match((await sf.run(upsert)).stdout, /^HTTP\/1\.1 200[^]*"created"\s*:\s*false/);
  },

  async 'api request rest in XML'({ sf }) {
    const { stdout } = await sf.run(request('limits', '--header', 'Accept: application/xml'));
    assert.ok(stdout.startsWith('<?xml version="1.0" encoding="UTF-8"?><LimitsSnapshot>'), stdout.slice(0, 200));
  },
};
