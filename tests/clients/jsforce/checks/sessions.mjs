// What jsforce does when a session ends below it.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import { allow } from '../../browser.mjs';
import { org } from '../../org.mjs';
import { app, bySoap, connect, redirectUri, version } from '../connect.mjs';

const users = connection => connection.query('SELECT Id FROM User LIMIT 1');

async function authorized() {
  const connection = app();
  const url = connection.oauth2.getAuthorizationUrl({ scope: 'api refresh_token' });
  const back = new URL(await allow(url, { ...org, appUrl: redirectUri }));
  await connection.authorize(back.searchParams.get('code'));
  return connection;
}

/** Ends the session of a connection as its owner's SOAP logout elsewhere would. */
async function endSession({ accessToken }) {
  const elsewhere = bySoap();
  Object.assign(elsewhere, { instanceUrl: org.url, accessToken, version: '50.0' });
  await elsewhere.logoutBySoap();
}

export default {
  async 'an ended session is refreshed by refresh token and the call repeated'() {
    const connection = await authorized();
    const [first, refreshed] = [connection.accessToken, []];
    connection.on('refresh', token => refreshed.push(token));
    await endSession(connection);
    assert.equal((await users(connection)).totalSize, 1);
    assert.equal(refreshed.length, 1);
    assert.notEqual(refreshed[0], first);
    assert.equal(connection.accessToken, refreshed[0]);
  },

  async 'concurrent calls share one refresh'() {
    const connection = await authorized();
    let refreshes = 0;
    connection.on('refresh', () => refreshes++);
    await endSession(connection);
    const answers = await Promise.all([1, 2, 3].map(() => users(connection)));
    assert.deepEqual(answers.map(answer => answer.totalSize), [1, 1, 1]);
    assert.equal(refreshes, 1);
  },

  async 'a revoked refresh token cannot refresh'() {
    const connection = await authorized();
    await connection.oauth2.revokeToken(connection.refreshToken);
    const error = await errorOf(users(connection));
    assert.equal(error.message, 'Unable to refresh session due to: expired access/refresh token');
  },

  async 'an ended session of a password log-in is logged in again'() {
    const connection = bySoap();
    await connection.login(org.username, org.password);
    const first = connection.accessToken;
    await endSession(connection);
    assert.equal((await users(connection)).totalSize, 1);
    assert.notEqual(connection.accessToken, first);
  },

  async 'logout() revokes the access token'() {
    const connection = await connect();
    const { accessToken } = connection;
    await connection.logout();
    assert.equal((await errorOf(users(await connect({ accessToken, version })))).errorCode, 'INVALID_SESSION_ID');
  },
};
