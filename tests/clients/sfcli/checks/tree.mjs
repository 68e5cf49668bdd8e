// sf data export tree and import tree: records with their children, by a file and by a plan.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { byAccessToken } from '../logins.mjs';

const query = 'SELECT Name, Industry, (SELECT LastName, Email FROM Contacts) FROM Account';

const count = async (sf, soql) => (await sf.result(['data', 'query', '--query', soql])).records[0].expr0;

export default {
  async 'org login access-token'({ sf }) {
    await byAccessToken(sf);
  },

  async 'data import tree from a file'({ sf }) {
    const file = await sf.write('trees.json', JSON.stringify({
      records: [
        { attributes: { type: 'Account', referenceId: 'a1' }, Name: 'Tree 1', Industry: 'Energy', Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c1' }, LastName: 'Leaf', Email: 'leaf@example.com' }] } },
        { attributes: { type: 'Account', referenceId: 'a2' }, Name: 'Tree 2' },
      ],
    }));
    const created = await sf.result(['data', 'import', 'tree', '--files', file]);
    assert.deepEqual(created.map(({ refId, type }) => [refId, type]), [['a1', 'Account'], ['a2', 'Account'], ['c1', 'Contact']]);
    assert.equal(await count(sf, "SELECT COUNT(Id) FROM Contact WHERE Account.Name = 'Tree 1'"), 1);
  },

  async 'data export tree to a file'({ sf }) {
    await sf.result(['data', 'export', 'tree', '--query', query, '--output-dir', sf.home]);
    const file = (await readdir(sf.home)).find(name => name.startsWith('Account') && name.endsWith('.json'));
    const { records } = JSON.parse(await readFile(join(sf.home, file), 'utf8'));
    assert.deepEqual(records.map(({ Name }) => Name), ['Tree 1', 'Tree 2']);
    assert.equal(records[0].Contacts.records[0].LastName, 'Leaf');
  },

  async 'data export tree with a plan, and import of it'({ sf }) {
    await sf.result(['data', 'export', 'tree', '--query', query, '--plan', '--prefix', 'planned', '--output-dir', sf.home]);
    const plan = (await readdir(sf.home)).find(name => name.startsWith('planned') && name.endsWith('plan.json'));
    await sf.result(['data', 'import', 'tree', '--plan', join(sf.home, plan)]);
    assert.equal(await count(sf, 'SELECT COUNT(Id) FROM Account'), 4);
    assert.equal(await count(sf, "SELECT COUNT(Id) FROM Contact WHERE Account.Name = 'Tree 1'"), 2);
  },

  async 'data import tree of a record that is refused'({ sf }) {
    const file = await sf.write('bad.json', JSON.stringify({ records: [{ attributes: { type: 'Contact', referenceId: 'bad' }, LastName: 'x', Email: 'x' }] }));
    const error = await sf.error(['data', 'import', 'tree', '--files', file]);
    assert.match(JSON.stringify(error), /INVALID_EMAIL_ADDRESS|invalid email address/);
  },
};
