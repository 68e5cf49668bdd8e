// Connections of the CometD client, with promises in the place of its callbacks.
import { adapt } from 'cometd-nodejs-client';
import { CometD } from 'cometd';
import { org, readySession } from '../org.mjs';

adapt();

/** A client that has shaken hands. Its replay ids are as Salesforce's extension sends them. */
export async function connect({ appendMessageTypeToURL = false } = {}) {
  const session = await readySession();
  const cometd = new CometD();
  cometd.unregisterTransport('websocket');
  cometd.configure({
    url: `${org.url}/cometd/66.0/`, appendMessageTypeToURL, logLevel: 'error',
    requestHeaders: { Authorization: `OAuth ${session.access_token}` },
  });
  const replay = new Map();
  cometd.registerExtension('replay', {
    outgoing(message) {
      if (message.channel === '/meta/handshake') message.ext = { ...message.ext, replay: true };
      if (message.channel === '/meta/subscribe') message.ext = { ...message.ext, replay: Object.fromEntries(replay) };
      return message;
    },
  });
  const reply = await new Promise(resolve => cometd.handshake(resolve));
  return { cometd, replay, reply, token: session.access_token };
}

/** Subscribes and gives what came so far, and a way to wait until it is as much as wanted. */
export async function listen({ cometd, replay }, channel, from = -1) {
  const events = [], waiting = [];
  replay.set(channel, from);
  const reply = await new Promise(resolve => cometd.subscribe(channel, event => {
    events.push(event);
    for (const [count, done] of waiting) if (events.length >= count) done();
  }, resolve));
  const until = count => events.length >= count ? Promise.resolve() : new Promise(done => waiting.push([count, done]));
  return { events, reply, until };
}

export const disconnect = ({ cometd }) => new Promise(resolve => cometd.disconnect(resolve));

/** A call of the REST API, to make what the events tell of. */
export async function rest({ token }, method, path, body) {
  const answer = await fetch(`${org.url}/services/data/v66.0${path}`, {
    method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  });
  return answer.status === 204 ? null : answer.json();
}
