// Apex REST: conn.apex, against the stubs of fakeforce.json.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import { connect } from '../connect.mjs';

export default {
  async 'get() gives records of the org'() {
    const org = await connect();
    const { id } = await org.sobject('Account').create({ Name: 'Apex', Key__c: "A'1" });
    const [account, ...others] = await org.apex.get("/accounts/A'1");
    assert.deepEqual({ id: account.Id, name: account.Name, type: account.attributes.type, others }, { id, name: 'Apex', type: 'Account', others: [] });
    assert.deepEqual(await org.apex.get("/accounts/' OR Name != '"), []);
  },

  async 'post(), put() and patch() send and receive'() {
    const { apex } = await connect();
    assert.deepEqual(await apex.post('/echo/7', { lines: [{ sku: 'A' }] }), { no: '7', sent: { lines: [{ sku: 'A' }] } });
    assert.equal(await apex.put('/echo/7?mode=fast', {}), 'fast');
    assert.ok(!(await apex.patch('/echo/7', {})));
  },

  async 'errors are those of Salesforce'() {
    const { apex } = await connect();
    const thrown = await errorOf(apex.delete('/echo/7'));
    assert.deepEqual([thrown.errorCode, thrown.message], ['APEX_ERROR', 'System.DmlException: Delete failed\n\nClass.ApexRestStub.doDelete: line 1, column 1']);
    assert.equal((await errorOf(apex.get('/nowhere'))).errorCode, 'NOT_FOUND');
    assert.equal((await errorOf(apex.get('/echo/7'))).errorCode, 'METHOD_NOT_ALLOWED');
  },
};
