// Queries: by text, by builder, in pages, across relationships.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import jsforce from 'jsforce';
import { connect } from '../connect.mjs';

const { SfDate } = jsforce;
const many = 2_101;
const rowsOfThePage = "SELECT Id, Name FROM Account WHERE Site = 'paging' ORDER BY Name";

async function fill(connection) {
  const numbers = [...Array(many).keys()];
  const create = number => connection.sobject('Account').create({ Name: `Page ${String(number).padStart(5, '0')}`, Site: 'paging' });
  while (numbers.length) await Promise.all(numbers.splice(0, 30).map(create));
}

async function family(connection) {
  const { id: AccountId } = await connection.sobject('Account').create({ Name: 'Family', Industry: 'Banking', NumberOfEmployees: 3 });
  for (const LastName of ['Adams', 'Brown', 'Clark']) await connection.sobject('Contact').create({ LastName, AccountId });
  await connection.sobject('Contact').create({ LastName: 'Nobody' });
  return AccountId;
}

export default {
  async 'more rows than fit a page, one page at a time'(world) {
    world.connection = await connect();
    await fill(world.connection);
    const first = await world.connection.query(rowsOfThePage);
    assert.deepEqual([first.totalSize, first.done, first.records.length], [many, false, 2_000]);
    assert.match(first.nextRecordsUrl, /\/services\/data\/v66\.0\/query\/01g\w+-2000$/);
    const second = await world.connection.queryMore(first.nextRecordsUrl);
    assert.deepEqual([second.totalSize, second.done, second.records.length], [many, true, many - 2_000]);
    assert.equal(second.records.at(-1).Name, 'Page 02100');
  },

  async 'autoFetch with a batch size of 200'({ connection }) {
    let pages = 0;
    const query = connection.query(rowsOfThePage, { autoFetch: true, maxFetch: 5_000, headers: { 'Sforce-Query-Options': 'batchSize=200' } });
    query.on('fetch', () => pages++);
    const names = [];
    query.on('record', row => names.push(row.Name));
    await query.run({ responseTarget: 'QueryResult' });
    assert.equal(new Set(names).size, many);
    assert.deepEqual(names, [...names].sort());
  },

  async 'a stream of records'({ connection }) {
    let count = 0;
    for await (const record of connection.query(rowsOfThePage).stream('csv')) count += String(record).split('\n').length - 1;
    assert.ok(count >= many);
  },

  async 'parent fields and child sub-queries'(world) {
    const { connection } = world;
    world.account = await family(connection);
    const contacts = await connection.query("SELECT Id, LastName, Account.Name, Account.Owner.Username FROM Contact WHERE Account.Name = 'Family' ORDER BY LastName");
    assert.deepEqual(contacts.records.map(({ LastName, Account }) => [LastName, Account.Name, Account.attributes.type]),
      ['Adams', 'Brown', 'Clark'].map(last => [last, 'Family', 'Account']));
    assert.match(contacts.records[0].Account.Owner.Username, /@/);
    const accounts = await connection.query(`SELECT Account.Name, (SELECT Contact.LastName FROM Contacts ORDER BY LastName DESC) FROM Account WHERE Id = '${world.account}'`);
    const { Contacts } = accounts.records[0];
    assert.deepEqual([Contacts.totalSize, Contacts.done], [3, true]);
    assert.deepEqual(Contacts.records.map(({ LastName }) => LastName), ['Clark', 'Brown', 'Adams']);
  },

  async 'a missing parent and an empty sub-query are null'({ connection }) {
    const alone = await connection.query("SELECT Account.Name FROM Contact WHERE LastName = 'Nobody'");
    assert.equal(alone.records[0].Account, null);
    const empty = await connection.query(`SELECT Id, (SELECT Id FROM Opportunities) FROM Account WHERE Name = 'Family'`);
    assert.equal(empty.records[0].Opportunities, null);
  },

  async 'find() with conditions'({ connection }) {
    const rows = await connection.sobject('Account')
      .find({ Industry: { $in: ['Banking', 'Energy'] }, NumberOfEmployees: { $gte: 1 }, Name: { $like: 'Fam%' }, CreatedDate: { $gte: SfDate.TODAY } },
        'Id, Name, NumberOfEmployees')
      .sort({ Name: 1, Id: -1 }).limit(10).skip(0);
    assert.deepEqual(rows.map(({ Name, NumberOfEmployees }) => [Name, NumberOfEmployees]), [['Family', 3]]);
  },

  async 'find() with $or, $not, null and quotes'({ connection }) {
    await connection.sobject('Account').create({ Name: "O'Neill" });
    const rows = await connection.sobject('Account').find({ $or: [{ Name: "O'Neill" }, { Name: 'nothing' }], Phone: null }, ['Name']);
    assert.deepEqual(rows.map(({ Name }) => Name), ["O'Neill"]);
  },

  async 'select() with include() of children'({ connection }) {
    const rows = await connection.sobject('Account').select('Id, Name').where({ Name: 'Family' })
      .include('Contacts').select('LastName').orderby('LastName').limit(2).end();
    assert.deepEqual(rows[0].Contacts.records.map(({ LastName }) => LastName), ['Adams', 'Brown']);
  },

  async 'select(*) reads every field'({ connection }) {
    const [row] = await connection.sobject('Account').find({ Name: 'Family' });
    assert.ok('BillingAddress' in row && 'SystemModstamp' in row && row.Name === 'Family');
  },

  async 'findOne() and count()'({ connection }) {
    assert.equal((await connection.sobject('Account').findOne({ Name: 'Family' }, ['Name'])).Name, 'Family');
    assert.equal(await connection.sobject('Account').count({ Site: 'paging' }), many);
    assert.equal((await connection.query("SELECT COUNT() FROM Contact WHERE Account.Name = 'Family'")).totalSize, 3);
  },

  async 'update() and destroy() of what a query finds'({ connection }) {
    const old = await connect({ version: '41.0' });
    const rows = old.sobject('Contact').find({ 'Account.Name': 'Family' });
    const updated = await rows.update({ Title: 'Dr. ${LastName}' }, { allowBulk: false });
    assert.deepEqual(updated.map(({ success }) => success), [true, true, true]);
    assert.equal((await connection.sobject('Contact').findOne({ LastName: 'Adams' }, ['Title'])).Title, 'Dr. Adams');
    const gone = await old.sobject('Contact').find({ LastName: 'Nobody' }).destroy({ allowBulk: false });
    assert.equal(gone[0].success, true);
    assert.equal((await connection.query("SELECT IsDeleted FROM Contact WHERE LastName = 'Nobody'", { scanAll: true })).records[0].IsDeleted, true);
  },

  async 'explain()'({ connection }) {
    const { plans, sourceQuery } = await connection.sobject('Account').find({ Name: 'Family' }, ['Id']).explain();
    assert.equal(typeof plans[0].relativeCost, 'number');
    assert.match(sourceQuery ?? '', /Account/);
  },

  async 'a field that does not exist'({ connection }) {
    const error = await errorOf(connection.query('SELECT Nothing__c FROM Account'));
    assert.equal(error.errorCode, 'INVALID_FIELD');
    assert.match(error.message, /No such column 'Nothing__c' on entity 'Account'/);
  },

  async 'an object that does not exist'({ connection }) {
    const error = await errorOf(connection.query('SELECT Id FROM Nothing__c'));
    assert.equal(error.errorCode, 'INVALID_TYPE');
    assert.match(error.message, /sObject type 'Nothing__c' is not supported\./);
  },

  async 'broken SOQL'({ connection }) {
    for (const [soql, text] of [['SELECT', /unexpected token/], ['SELECT Id FROM', /unexpected token/], ["SELECT Id FROM Account WHERE Name = 'open", /./]]) {
      const error = await errorOf(connection.query(soql));
      assert.equal(error.errorCode, 'MALFORMED_QUERY', soql);
      assert.match(error.message, text);
    }
  },

  async 'a locator that was never given out'({ connection }) {
    const error = await errorOf(connection.queryMore('01gxx0000000000AAA-2000'));
    assert.equal(error.errorCode, 'INVALID_QUERY_LOCATOR');
  },

  async 'search() finds what was written, and says what is wrong'() {
    const connection = await connect();
    const { id } = await connection.sobject('Account').create({ Name: 'Zanzibar Spices' });
    const { searchRecords } = await connection.search('FIND {zanz* AND "spices"} IN NAME FIELDS RETURNING Account(Id, Name), Contact');
    assert.deepEqual(searchRecords.map(({ Id, Name, attributes }) => [Id, Name, attributes.type]), [[id, 'Zanzibar Spices', 'Account']]);
    const error = await errorOf(connection.search("FIND 'zanzibar'"));
    assert.equal(error.errorCode, 'MALFORMED_SEARCH');
  },
};
