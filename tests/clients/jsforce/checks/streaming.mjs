// jsforce's streaming client (faye): PushTopics, generic streaming, platform events, replay.
import assert from 'node:assert/strict';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';
import { connect } from '../connect.mjs';

/** Keeps what comes, and waits until it is as much as wanted. */
function listener() {
  const events = [], waiting = [];
  return {
    events,
    take(event) {
      events.push(event);
      for (const [count, done] of waiting) if (events.length >= count) done();
    },
    until: count => events.length >= count ? Promise.resolve() : new Promise(done => waiting.push([count, done])),
  };
}

async function listen(client, channel) {
  const heard = listener();
  await client.subscribe(channel, heard.take);
  return heard;
}

export default {
  async 'a PushTopic tells of created and updated records'() {
    const connection = await connect();
    await connection.sobject('PushTopic').create({ Name: 'ByJsforce', Query: 'SELECT Id, Name FROM Account', ApiVersion: 66, NotifyForFields: 'Referenced' });
    const client = connection.streaming.createClient();
    const heard = await listen(client, '/topic/ByJsforce');
    const { id } = await connection.sobject('Account').create({ Name: 'Acme' });
    await connection.sobject('Account').update({ Id: id, Name: 'Other' });
    await heard.until(2);
    assert.deepEqual(heard.events.map(({ event, sobject }) => [event.type, sobject.Id, sobject.Name]), [['created', id, 'Acme'], ['updated', id, 'Other']]);
    client.disconnect();
  },

  async 'streaming.topic() subscribes to a PushTopic'() {
    const connection = await connect();
    const heard = listener();
    await connection.streaming.topic('ByJsforce').subscribe(heard.take);
    await connection.sobject('Account').create({ Name: 'By topic' });
    await heard.until(1);
    assert.equal(heard.events[0].sobject.Name, 'By topic');
    connection.streaming._getFayeClient('/topic/ByJsforce').disconnect();
  },

  async 'streaming.channel().push() reaches its subscribers'() {
    const connection = await connect();
    await connection.sobject('StreamingChannel').create({ Name: '/u/ByJsforce' });
    const client = connection.streaming.createClient();
    const heard = await listen(client, '/u/ByJsforce');
    const result = await connection.streaming.channel('/u/ByJsforce').push({ payload: 'hello', userIds: [] });
    assert.equal(result.fanoutCount, -1);
    await heard.until(1);
    assert.equal(heard.events[0].payload, 'hello');
    client.disconnect();
  },

  async 'platform events are replayed from the beginning'() {
    const connection = await connect();
    for (const Printer_Model__c of ['A', 'B']) await connection.sobject('Low_Ink__e').create({ Printer_Model__c });
    const client = connection.streaming.createClient([new StreamingExtension.Replay('/event/Low_Ink__e', -2)]);
    const heard = await listen(client, '/event/Low_Ink__e');
    await heard.until(2);
    assert.deepEqual(heard.events.map(({ payload }) => payload.Printer_Model__c), ['A', 'B']);
    client.disconnect();
  },
};
