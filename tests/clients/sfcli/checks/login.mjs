// Every way to log in that the CLI offers, and what it then knows of the org.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { watch } from 'node:fs';
import { allow } from '../../browser.mjs';
import { org } from '../../org.mjs';
import { byAccessToken, byJwt } from '../logins.mjs';

const appUrl = 'http://localhost:1717/OauthRedirect';

async function refreshToken() {
  const app = { client_id: 'PlatformCLI', redirect_uri: appUrl };
  const authorize = `${org.url}/services/oauth2/authorize?${new URLSearchParams({ ...app, response_type: 'code', scope: 'refresh_token api web' })}`;
  const code = new URL(await allow(authorize, { ...org, appUrl })).searchParams.get('code');
  const answer = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams({ ...app, grant_type: 'authorization_code', code }) });
  return (await answer.json()).refresh_token;
}

/** Logs in at a page for the CLI that waits for it on port 1717. */
async function byBrowser(sf, args) {
  const urlFile = await sf.write('url', '');
  const opened = opening(urlFile);
  const { started, ended } = sf.start(['org', 'login', 'web', '--instance-url', org.url, ...args, '--json'], { BROWSER: await browser(sf, urlFile) });
  const url = await Promise.race([opened, ended.then(({ stdout, stderr }) => { throw new Error(stdout + stderr); })]);
  await fetch(await allow(url, { ...org, appUrl }));
  const { code, stdout, stderr } = await ended;
  assert.equal(code, 0, stdout + stderr);
  return JSON.parse(stdout).result;
}

const browser = (sf, urlFile) => sf.write('browser', `#!/bin/sh\nfor last; do :; done\necho "$last" > ${urlFile}\n`, 0o700);

function opening(urlFile) {
  return new Promise((resolve, reject) => {
    const watcher = watch(urlFile, async () => {
      const url = (await readFile(urlFile, 'utf8').catch(reject)).trim();
      if (!url) return;
      watcher.close();
      resolve(url);
    });
    watcher.unref();
  });
}

export default {
  async 'org login access-token'({ sf }) {
    const result = await byAccessToken(sf, 'token');
    assert.equal(result.username, org.username);
    assert.match(result.orgId, /^00D\w{15}$/);
  },

  async 'org display'({ sf }) {
    const result = await sf.result(['org', 'display', '--target-org', 'token']);
    assert.deepEqual([result.username, result.connectedStatus, result.alias], [org.username, 'Connected', 'token']);
    assert.equal(result.instanceUrl.replace(/\/$/, ''), org.url);
    assert.equal(result.apiVersion, '68.0');
  },

  async 'org list'({ sf }) {
    const { nonScratchOrgs, other, devHubs } = await sf.result(['org', 'list']);
    const found = [...nonScratchOrgs, ...other, ...devHubs].find(one => one.username === org.username);
    assert.equal(found?.connectedStatus, 'Connected');
    assert.equal(found.name, 'FakeForce');
  },

  async 'org logout'({ sf }) {
    assert.deepEqual(await sf.result(['org', 'logout', '--target-org', 'token', '--no-prompt']), [org.username]);
    assert.equal((await sf.error(['org', 'display', '--target-org', 'token'])).name, 'NamedOrgNotFoundError');
  },

  async 'org login jwt'({ sf }) {
    const result = await byJwt(sf);
    assert.deepEqual([result.username, result.clientId], [org.username, org.consumerKey]);
  },

  async 'org login web'({ sf }) {
    const result = await byBrowser(sf, ['--alias', 'web']);
    assert.deepEqual([result.username, result.clientId], [org.username, 'PlatformCLI']);
  },

  async 'org login sfdx-url, over TLS'({ sf }) {
    const ca = await sf.write('ca.pem', await (await fetch(`${org.url}/_fakeforce/ca.pem`)).text());
    const file = await sf.write('sfdx-url', `force://PlatformCLI::${await refreshToken()}@${new URL(org.tlsUrl).host}`);
    const result = await sf.result(['org', 'login', 'sfdx-url', '--sfdx-url-file', file, '--alias', 'tls'], { NODE_EXTRA_CA_CERTS: ca });
    assert.equal(result.username, org.username);
    assert.equal(result.instanceUrl, org.tlsUrl);
  },
};
