// The CLI as it comes, with Salesforce's own host names, through the proxy port.
import assert from 'node:assert/strict';
import { org } from '../../org.mjs';
import { byJwt } from '../logins.mjs';

async function throughProxy(sf) {
  const ca = await sf.write('ca.pem', await (await fetch(`${org.url}/_fakeforce/ca.pem`)).text());
  return { HTTPS_PROXY: org.proxyUrl, NODE_EXTRA_CA_CERTS: ca, SFDX_DISABLE_DNS_CHECK: 'true' };
}

export default {
  async 'org login jwt at login.salesforce.com'(world) {
    world.env = await throughProxy(world.sf);
    const result = await byJwt(world.sf, 'https://login.salesforce.com', world.env);
    assert.equal(result.username, org.username);
    assert.match(result.instanceUrl, /^https:\/\/[a-z0-9.-]+\.salesforce\.com$/);
  },

  async 'data query at the instance that the log-in named'({ sf, env }) {
    const { records } = await sf.result(['data', 'query', '--query', 'SELECT Name FROM Organization'], env);
    assert.equal(records[0].Name, 'FakeForce');
  },
};
