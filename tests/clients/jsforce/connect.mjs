// Connections to the org under test.
import jsforce from 'jsforce';
import { org, readySession } from '../org.mjs';

export const version = '66.0';

/** With an access token, as a script would use one that it was given. */
export async function connect(more = {}) {
  const session = await readySession();
  return new jsforce.Connection({ loginUrl: org.url, instanceUrl: org.url, accessToken: session.access_token, version, ...more });
}

/** A connection with the default connected app; it can refresh what it gets. */
export function app(more = {}) {
  const { url: loginUrl, consumerKey: clientId, consumerSecret: clientSecret } = org;
  return new jsforce.Connection({ loginUrl, version, oauth2: { loginUrl, clientId, clientSecret, redirectUri, ...more } });
}

export const redirectUri = 'http://localhost:1717/OauthRedirect';

export const bySoap = () => new jsforce.Connection({ loginUrl: org.url });
