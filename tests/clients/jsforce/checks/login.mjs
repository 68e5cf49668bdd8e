// Every way to log in that jsforce offers.
import assert from 'node:assert/strict';
import { errorOf } from '../../checks.mjs';
import { allow } from '../../browser.mjs';
import { jwt, jwtKey, org } from '../../org.mjs';
import { app, bySoap, connect, redirectUri } from '../connect.mjs';

const isUserOfTheOrg = info => {
  assert.match(info.id, /^005\w{15}$/);
  assert.match(info.organizationId, /^00D\w{15}$/);
};

async function isMe(connection) {
  const me = await connection.identity();
  assert.equal(me.username, org.username);
  assert.equal(me.user_id, connection.userInfo.id);
}

export default {
  async 'SOAP login() and logout()'() {
    const connection = bySoap();
    isUserOfTheOrg(await connection.login(org.username, org.password));
    assert.equal(connection.instanceUrl, org.url);
    await isMe(connection);
    const ended = { instanceUrl: connection.instanceUrl, accessToken: connection.accessToken };
    await connection.logout();
    const fresh = await connect(ended);
    assert.equal((await errorOf(fresh.query('SELECT Id FROM User'))).errorCode, 'INVALID_SESSION_ID');
  },

  async 'SOAP login() with a wrong password'() {
    const error = await errorOf(bySoap().login(org.username, 'wrong'));
    assert.match(error.message, /^INVALID_LOGIN: Invalid username, password, security token; or user locked out\./);
  },

  async 'user name and password flow'() {
    const connection = app();
    isUserOfTheOrg(await connection.login(org.username, org.password));
    assert.equal(connection.refreshToken, undefined);
    await isMe(connection);
  },

  async 'user name and password flow with a wrong password'() {
    const error = await errorOf(app().login(org.username, 'wrong'));
    assert.equal(error.name, 'invalid_grant');
    assert.equal(error.message, 'authentication failure');
  },

  async 'web server flow with PKCE'() {
    const connection = app({ useVerifier: true });
    const url = connection.oauth2.getAuthorizationUrl({ scope: 'api id web refresh_token', state: 'a b&c' });
    const back = new URL(await allow(url, { ...org, appUrl: redirectUri }));
    assert.equal(back.searchParams.get('state'), 'a b&c');
    isUserOfTheOrg(await connection.authorize(back.searchParams.get('code')));
    assert.ok(connection.refreshToken);
    await isMe(connection);
  },

  async 'web server flow with another verifier than was announced'() {
    const connection = app({ useVerifier: true });
    const back = new URL(await allow(connection.oauth2.getAuthorizationUrl({}), { ...org, appUrl: redirectUri }));
    connection.oauth2.codeVerifier = 'x'.repeat(64);
    const error = await errorOf(connection.authorize(back.searchParams.get('code')));
    assert.equal(error.name, 'invalid_request');
  },

  async 'client credentials'() {
    const connection = app();
    isUserOfTheOrg(await connection.authorize({ grant_type: 'client_credentials' }));
    await isMe(connection);
  },

  async 'JWT bearer'() {
    const connection = app();
    const claims = { iss: org.consumerKey, sub: org.username, aud: org.url, exp: Math.floor(Date.now() / 1000) + 120 };
    const assertion = jwt(claims, await jwtKey());
    isUserOfTheOrg(await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }));
    await isMe(connection);
  },

  async 'a given access token'() {
    const connection = await connect();
    assert.equal((await connection.identity()).username, org.username);
    isUserOfTheOrg(connection.userInfo);
  },

  async 'an access token that was never given out'() {
    const connection = await connect({ accessToken: '00D000000000000!nothing' });
    const error = await errorOf(connection.query('SELECT Id FROM User'));
    assert.equal(error.errorCode, 'INVALID_SESSION_ID');
    assert.equal(error.message, 'Session expired or invalid');
  },
};
