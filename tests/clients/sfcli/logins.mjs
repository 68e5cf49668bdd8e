// Ways to log the CLI in, as arguments for it.
import { jwtKey, org, readySession } from '../org.mjs';

/** With an access token: the quickest. */
export async function byAccessToken(sf, alias = 'ff') {
  const { access_token: SF_ACCESS_TOKEN } = await readySession();
  return sf.result(['org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt', '--alias', alias, '--set-default'], { SF_ACCESS_TOKEN });
}

/** With a signed assertion. */
export async function byJwt(sf, instanceUrl = org.url, env = {}) {
  const key = await sf.write('jwt.key', await jwtKey());
  return sf.result(['org', 'login', 'jwt', '--username', org.username, '--jwt-key-file', key, '--client-id', org.consumerKey, '--instance-url', instanceUrl, '--set-default'], env);
}
