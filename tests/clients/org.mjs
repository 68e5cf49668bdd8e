// The org under test, as the test that starts a script describes it.
import { createSign } from 'node:crypto';

const { env } = process;

export const org = {
  url: env.FAKEFORCE_URL,
  tlsUrl: env.FAKEFORCE_TLS_URL,
  proxyUrl: env.FAKEFORCE_PROXY_URL,
  username: env.FAKEFORCE_USERNAME ?? 'admin@fakeforce.test',
  password: env.FAKEFORCE_PASSWORD ?? 'fakeforce',
  consumerKey: env.FAKEFORCE_CONSUMER_KEY ?? 'fakeforce',
  consumerSecret: env.FAKEFORCE_CONSUMER_SECRET ?? 'fakeforce',
};

/** A session without a log-in. */
export async function readySession() {
  const answer = await fetch(`${org.url}/_fakeforce/token`, { method: 'POST', body: JSON.stringify({ username: org.username }) });
  return answer.json();
}

/** The private key whose certificate the default connected app trusts. */
export async function jwtKey() {
  return (await fetch(`${org.url}/_fakeforce/jwt.key`)).text();
}

export function jwt(claims, key) {
  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256' })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}
