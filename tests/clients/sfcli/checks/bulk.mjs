// The data commands over Bulk API 2.0.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { byAccessToken } from '../logins.mjs';

const bulk = (verb, ...more) => ['data', verb, 'bulk', '--sobject', 'Account', '--wait', '1', ...more];

export default {
  async 'org login access-token'({ sf }) {
    await byAccessToken(sf);
  },

  async 'data import bulk'({ sf }) {
    const file = await sf.write('import.csv', `Name,Key__c\n${[...Array(300).keys()].map(i => `"Row, ${i}",R${i}`).join('\n')}\n`);
    const result = await sf.result(bulk('import', '--file', file, '--line-ending', 'LF'));
    assert.match(result.jobId, /^750\w{15}$/);
    assert.deepEqual([result.processedRecords, result.successfulRecords, result.failedRecords], [300, 300, 0]);
  },

  async 'data import bulk, with a row that fails'({ sf }) {
    const file = await sf.write('fails.csv', 'Name,Key__c\nFine,F1\n,F2\n');
    const error = await sf.error(bulk('import', '--file', file, '--line-ending', 'LF'));
    assert.equal(error.name, 'FailedRecordDetailsError');
  },

  async 'data export bulk'({ sf }) {
    const result = await sf.result(['data', 'export', 'bulk', '--query', "SELECT Id, Name FROM Account WHERE Key__c LIKE 'R%' ORDER BY Key__c", '--output-file', 'export.csv', '--result-format', 'csv', '--wait', '1']);
    assert.equal(result.totalSize, 300);
    const lines = (await readFile(join(sf.home, 'export.csv'), 'utf8')).split('\n').filter(Boolean);
    assert.equal(lines.length, 301);
    assert.match(lines[1], /"Row, 0"/);
  },

  async 'data update bulk and data upsert bulk'(world) {
    const { records } = await world.sf.result(['data', 'query', '--query', "SELECT Id FROM Account WHERE Key__c = 'R1'"]);
    const update = await world.sf.write('update.csv', `Id,Name\n${records[0].Id},Updated\n`);
    assert.equal((await world.sf.result(bulk('update', '--file', update, '--line-ending', 'LF'))).successfulRecords, 1);
    const upsert = await world.sf.write('upsert.csv', 'Key__c,Name\nR1,Upserted\nR999,Made\n');
    const { jobInfo } = await world.sf.result(bulk('upsert', '--file', upsert, '--external-id', 'Key__c', '--line-ending', 'LF'));
    assert.deepEqual([jobInfo.state, jobInfo.numberRecordsProcessed, jobInfo.numberRecordsFailed], ['JobComplete', 2, 0]);
    world.id = records[0].Id;
  },

  async 'data delete bulk'({ sf, id }) {
    const file = await sf.write('delete.csv', `Id\n${id}\n`);
    const { jobInfo } = await sf.result(bulk('delete', '--file', file, '--line-ending', 'LF'));
    assert.deepEqual([jobInfo.state, jobInfo.numberRecordsProcessed, jobInfo.numberRecordsFailed], ['JobComplete', 1, 0]);
  },
};
