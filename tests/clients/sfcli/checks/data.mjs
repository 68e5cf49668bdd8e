// The data commands: rows, then queries in each output form.
import assert from 'node:assert/strict';
import { org, readySession } from '../../org.mjs';
import { byAccessToken } from '../logins.mjs';

const data = (...args) => ['data', ...args];
async function createContacts(AccountId, count) {
  const { access_token: token } = await readySession();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const create = () => fetch(`${org.url}/services/data/v66.0/sobjects/Contact`, { method: 'POST', headers, body: JSON.stringify({ LastName: 'Child', AccountId }) });
  for (let made = 0; made < count; made += 45) {
    const answers = await Promise.all([...Array(Math.min(45, count - made))].map(create));
    assert.ok(answers.every(({ status }) => status === 201));
  }
}

const named = id => ['record', '--sobject', 'Account', '--record-id', id];

export default {
  async 'org login access-token'({ sf }) {
    await byAccessToken(sf);
  },

  async 'data create record'(world) {
    const { id, success } = await world.sf.result(data('create', 'record', '--sobject', 'Account', '--values', "Name='The, Family' Industry=Banking NumberOfEmployees=3"));
    assert.ok(success);
    world.account = id;
    const contact = await world.sf.result(data('create', 'record', '--sobject', 'Contact', '--values', `LastName=Adams AccountId=${id}`));
    assert.match(contact.id, /^003\w{15}$/);
  },

  async 'data get record, by id and by field'({ sf, account }) {
    const byId = await sf.result(data('get', ...named(account)));
    assert.deepEqual([byId.Name, byId.NumberOfEmployees], ['The, Family', 3]);
    const byField = await sf.result(data('get', 'record', '--sobject', 'Account', '--where', "Name='The, Family'"));
    assert.equal(byField.Id, account);
  },

  async 'data update record'({ sf, account }) {
    assert.ok((await sf.result(data('update', ...named(account), '--values', "Phone='+1 555'"))).success);
  },

  async 'data query as text'({ sf }) {
    const { code, stdout, stderr } = await sf.run(data('query', '--query', 'SELECT Id, Name, Phone, Owner.Username, (SELECT LastName FROM Contacts) FROM Account'));
    assert.equal(code, 0, stdout + stderr);
    for (const text of ['OWNER.USERNAME', 'The, Family', '+1 555', org.username, 'Adams', 'Total number of records retrieved: 1.']) assert.ok(stdout.includes(text), `${text} is not in\n${stdout}`);
  },

  async 'data query as CSV'({ sf }) {
    const { code, stdout, stderr } = await sf.run(data('query', '--query', 'SELECT Name, LastModifiedBy.Name, NumberOfEmployees, (SELECT LastName FROM Contacts) FROM Account', '--result-format', 'csv'));
    assert.equal(code, 0, stdout + stderr);
    const [head, row] = stdout.trim().split('\n');
    assert.equal(head, 'Name,LastModifiedBy.Name,NumberOfEmployees,Contacts.totalSize,Contacts.records.0.LastName');
    assert.match(row, /^"The, Family",[^,]+,3,1,Adams$/);
  },

  async 'data query as JSON'({ sf, account }) {
    const { totalSize, done, records } = await sf.result(data('query', '--query', 'SELECT Id, Account.Name, Account.Owner.Name FROM Contact'));
    assert.deepEqual([totalSize, done], [1, true]);
    assert.equal(records[0].Account.Name, 'The, Family');
    assert.match(records[0].Account.attributes.url, new RegExp(`/sobjects/Account/${account}$`));
  },

  async 'data query of a count'({ sf }) {
    const { code, stdout, stderr } = await sf.run(data('query', '--query', 'SELECT Industry, COUNT(Id) total FROM Account GROUP BY Industry'));
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /Banking\D+1/);
  },

  async 'data query with an unknown field'({ sf }) {
    const error = await sf.error(data('query', '--query', 'SELECT Nothing__c FROM Account'));
    assert.equal(error.name, 'INVALID_FIELD');
    assert.match(error.message, /No such column 'Nothing__c' on entity 'Account'/);
  },

  async 'data search'({ sf, account }) {
    const { searchRecords } = await sf.result(data('search', '--query', 'FIND {family} IN NAME FIELDS RETURNING Account(Name)'));
    assert.deepEqual(searchRecords.map(({ Name, attributes }) => [Name, attributes.url.endsWith(account)]), [['The, Family', true]]);
    const error = await sf.error(data('search', '--query', "FIND 'Jones' IN ALL FIELDS"));
    assert.match(error.message, /No search term found. The search term must be enclosed in braces./);
  },

  async 'data delete record'({ sf, account }) {
    assert.ok((await sf.result(data('delete', ...named(account)))).success);
    const error = await sf.error(data('get', ...named(account)));
    assert.match(error.message, /entity is deleted/);
  },

  async 'data query completes the lists of sub-queries'({ sf }) {
    const { id } = await sf.result(data('create', 'record', '--sobject', 'Account', '--values', 'Name=Large'));
    await createContacts(id, 2_010);
    const { totalSize, records } = await sf.result(data('query', '--query', `SELECT Id, (SELECT LastName FROM Contacts) FROM Account WHERE Id = '${id}'`));
    assert.equal(totalSize, 1);
    assert.deepEqual([records[0].Contacts.totalSize, records[0].Contacts.done, records[0].Contacts.records.length], [2_010, true, 2_010]);
  },
};
