// Invocable actions: conn.requestGet and conn.requestPost.
import assert from 'node:assert/strict';
import { connect } from '../connect.mjs';

export default {
  async 'requestGet() lists and describes actions'() {
    const org = await connect();
    const { actions } = await org.requestGet('/actions/standard');
    assert.ok(actions.some((action) => action.name === 'emailSimple' && action.type === 'EMAILSIMPLE'));
    const { inputs } = await org.requestGet(actions.find((action) => action.name === 'emailSimple').url);
    assert.ok(inputs.find((input) => input.name === 'emailSubject').required);
  },

  async 'requestPost() runs an action'() {
    const org = await connect();
    const [result] = await org.requestPost('/actions/standard/emailSimple', { inputs: [{ emailAddresses: 'fred@example.com', emailSubject: 'Note', emailBody: 'Message of the day.' }] });
    assert.deepEqual([result.actionName, result.isSuccess, result.errors, result.outputValues], ['emailSimple', true, null, null]);
  },
};
