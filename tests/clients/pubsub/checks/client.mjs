// salesforce-pubsub-api-client, unchanged.
import assert from 'node:assert/strict';
import PubSubApiClient from 'salesforce-pubsub-api-client';
import { org, jwtKey, readySession } from '../../org.mjs';
import { rest } from '../connect.mjs';

const topic = '/event/Low_Ink__e';
const silent = Object.fromEntries(['debug', 'info', 'warn', 'error'].map(level => [level, () => {}]));
const endpoint = () => ({ pubSubEndpoint: new URL(org.tlsUrl).host, rejectUnauthorizedSsl: false });

const connect = async config => {
  const client = new PubSubApiClient({ ...endpoint(), ...config }, silent);
  await client.connect();
  return client;
};

const ink = model => ({ CreatedDate: Date.now(), CreatedById: '005FF0000000001AAA', Printer_Model__c: { string: model }, Pages__c: null });

/** So many events of a subscription that is begun by the given call. */
const receive = (count, begin) => new Promise((resolve, reject) => {
  const events = [];
  begin((subscription, type, data) => {
    if (type === 'error') reject(data);
    if (type === 'event') events.push(data);
    if (events.length === count) resolve(events);
  });
});

const fresh = () => connect({ authType: 'oauth-client-credentials', loginUrl: org.url, clientId: org.consumerKey, clientSecret: org.consumerSecret });

export default {
  'client credentials, JWT, user name and a given session all connect': async world => {
    const session = await readySession();
    world.clients = [
      await fresh(),
      await connect({ authType: 'oauth-jwt-bearer', loginUrl: org.url, clientId: org.consumerKey, username: org.username, privateKey: await jwtKey() }),
      await connect({ authType: 'username-password', loginUrl: org.url, username: org.username, password: org.password }),
      await connect({ authType: 'user-supplied', accessToken: session.access_token, instanceUrl: org.tlsUrl }),
    ];
    for (const client of world.clients) {
      const result = await client.publish(topic, ink('first'));
      assert.ok(result.replayId > 0);
      world.last = result.replayId;
    }
  },
  'a subscription from the earliest event': async world => {
    const events = await receive(4, callback => world.clients[0].subscribeFromEarliestEvent(topic, callback, 4));
    assert.deepEqual(events.map(event => event.payload.Printer_Model__c), ['first', 'first', 'first', 'first']);
    assert.equal(events[3].replayId, world.last);
  },
  'a subscription behind a replay id': async world => {
    const next = await world.clients[0].publish(topic, ink('behind'));
    const [event] = await receive(1, callback => world.clients[1].subscribeFromReplayId(topic, callback, 1, world.last));
    assert.deepEqual([event.replayId, event.payload.Printer_Model__c], [next.replayId, 'behind']);
  },
  'a subscription to what comes, over more events than a request asks for': async () => {
    const client = await fresh();
    let sending;
    const models = await receive(250, callback => {
      client.subscribe(topic, callback);
      sending = setInterval(() => client.publish(topic, ink('new')).catch(() => {}), 2);
    });
    clearInterval(sending);
    assert.deepEqual(new Set(models.map(event => event.payload.Printer_Model__c)), new Set(['new']));
  },
  'a batch by a publish stream': async world => {
    const response = await new Promise((resolve, reject) => world.clients[2].publishBatch(topic, [{ id: 'a', payload: ink('x') }, { id: 'b', payload: ink('y') }],
      (info, type, data) => (type === 'publishResponse' ? resolve(data) : type === 'error' && reject(data))));
    assert.deepEqual(response.results.map(result => result.correlationKey), ['a', 'b']);
  },
  'change events': async world => {
    const session = await readySession();
    const { id } = await rest(session, 'POST', '/sobjects/Account', { Name: 'Acme', BillingCity: 'Oslo' });
    await rest(session, 'PATCH', `/sobjects/Account/${id}`, { Phone: '123', BillingCity: 'Bergen' });
    const [, updated] = await receive(2, callback => world.clients[3].subscribeFromEarliestEvent('/data/ChangeEvents', callback, 2));
    const { ChangeEventHeader: header, Phone, BillingAddress } = updated.payload;
    assert.equal(header.entityName, 'Account');
    assert.ok(['Phone', 'BillingAddress.City', 'LastModifiedDate'].every(name => header.changedFields.includes(name)), header.changedFields.join());
    assert.equal(Phone, '123');
    // The client unwraps what has one property alone: an address with others null stays a record.
    assert.equal(BillingAddress.Address?.City?.string ?? BillingAddress.City?.string ?? BillingAddress.City, 'Bergen');
  },
  'a managed subscription, made by Tooling API, goes on where it committed': async world => {
    const session = await readySession();
    const { id } = await rest(session, 'POST', '/tooling/sobjects/ManagedEventSubscription', {
      FullName: 'Managed_Ink', Metadata: { label: 'Managed Ink', topicName: topic, defaultReplay: 'EARLIEST', errorRecoveryReplay: 'LATEST', state: 'RUN' },
    });
    const first = await fresh();
    let end;
    const ended = new Promise(resolve => { end = resolve; });
    const events = await receive(3, callback => first.subscribeWithManagedSubscription(id, (subscription, type, data) => {
      if (type === 'error') end();
      else callback(subscription, type, data);
    }, 3));
    assert.equal(events[0].payload.Printer_Model__c, 'first');
    first.commitReplayId(id, events[1].replayId);
    // The client has no way to end a subscription: the server ends it at the next event.
    const rules = `${org.url}/_fakeforce/events/rules`;
    await fetch(rules, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'end', effect: 'drop', channel: topic, times: 100 }) });
    first.requestAdditionalManagedEvents(id, 1);
    await first.publish(topic, ink('dropped'));
    await ended;
    await fetch(`${rules}/end`, { method: 'DELETE' });
    const second = await fresh();
    const [next] = await receive(1, callback => second.subscribeWithManagedSubscription('Managed_Ink', callback, 1));
    assert.equal(next.replayId, events[2].replayId);
    await rest(session, 'PATCH', `/tooling/sobjects/ManagedEventSubscription/${id}`, {
      Metadata: { label: 'Managed Ink', topicName: topic, defaultReplay: 'EARLIEST', errorRecoveryReplay: 'LATEST', state: 'STOP' },
    });
    await assert.rejects(world.clients[0].subscribeWithManagedSubscription('Managed_Ink', () => {}, 1));
  },
  'an unknown topic and an unknown session': async world => {
    const ended = (client, name) => new Promise(resolve => client.subscribe(name, (_, type, data) => type === 'error' && resolve(data.code), 1));
    assert.equal(await ended(world.clients[0], '/event/None__e'), 5);
    const stranger = await connect({ authType: 'user-supplied', accessToken: '00DFF0000000001!nobody', instanceUrl: org.tlsUrl });
    assert.equal(await ended(stranger, topic), 16);
  },
};
