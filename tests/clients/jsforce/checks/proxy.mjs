// jsforce as it comes, with Salesforce's own host names, through the proxy port: HTTPS_PROXY and NODE_EXTRA_CA_CERTS are set.
import assert from 'node:assert/strict';
import jsforce from 'jsforce';
import { org } from '../../org.mjs';

const user = connection => connection.query(`SELECT Username FROM User WHERE Username = '${org.username}'`);

export default {
  async 'SOAP login() at login.salesforce.com'() {
    const connection = new jsforce.Connection({});
    await connection.login(org.username, org.password);
    assert.match(connection.instanceUrl, /^https:\/\/[a-z0-9.-]+\.salesforce\.com$/);
    assert.equal((await user(connection)).totalSize, 1);
    await connection.logout();
  },

  async 'user name and password flow at test.salesforce.com'() {
    const loginUrl = 'https://test.salesforce.com';
    const connection = new jsforce.Connection({ oauth2: { loginUrl, clientId: org.consumerKey, clientSecret: org.consumerSecret } });
    await connection.login(org.username, org.password);
    assert.equal((await user(connection)).totalSize, 1);
  },

  async 'a given access token at a My Domain host'() {
    const given = new jsforce.Connection({});
    await given.login(org.username, org.password);
    const { accessToken } = given;
    const connection = new jsforce.Connection({ instanceUrl: 'https://fakeforce.my.salesforce.com', accessToken });
    assert.equal((await connection.identity()).username, org.username);
  },
};
