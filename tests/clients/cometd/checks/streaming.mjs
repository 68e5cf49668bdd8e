// Platform events, change events, PushTopics and generic streaming by the CometD client.
import assert from 'node:assert/strict';
import { connect, disconnect, listen, rest } from '../streaming.mjs';

const publish = (client, model) => rest(client, 'POST', '/sobjects/Low_Ink__e', { Printer_Model__c: model });
const models = events => events.map(event => event.data.payload.Printer_Model__c);

export default {
  async 'platform events arrive while the client waits'() {
    const client = await connect();
    assert.equal(client.reply.ext.replay, true);
    const { events, reply, until } = await listen(client, '/event/Low_Ink__e');
    assert.equal(reply.successful, true);
    await publish(client, 'A');
    await until(1);
    await publish(client, 'B');
    await until(2);
    assert.deepEqual(models(events), ['A', 'B']);
    await disconnect(client);
  },

  async 'a new client goes on behind a replay id'() {
    const client = await connect({ appendMessageTypeToURL: true });
    const all = await listen(client, '/event/Low_Ink__e', -2);
    await all.until(2);
    const late = await connect();
    const later = await listen(late, '/event/Low_Ink__e', all.events[0].data.event.replayId);
    await later.until(1);
    assert.deepEqual(models(later.events), ['B']);
    await Promise.all([disconnect(client), disconnect(late)]);
  },

  async 'change events arrive by the standard channel'() {
    const client = await connect();
    const { events, until } = await listen(client, '/data/ChangeEvents');
    const { id } = await rest(client, 'POST', '/sobjects/Account', { Name: 'Acme' });
    await until(1);
    const { ChangeEventHeader: header, Name } = events[0].data.payload;
    assert.deepEqual([header.changeType, header.recordIds, Name], ['CREATE', [id], 'Acme']);
    await disconnect(client);
  },

  async 'a PushTopic tells of the records that its query finds'() {
    const client = await connect();
    await rest(client, 'POST', '/sobjects/PushTopic', { Name: 'ByCometd', Query: "SELECT Id, Name FROM Account WHERE Name = 'Wanted'", ApiVersion: 66 });
    const { events, until } = await listen(client, '/topic/ByCometd');
    await rest(client, 'POST', '/sobjects/Account', { Name: 'Unwanted' });
    await rest(client, 'POST', '/sobjects/Account', { Name: 'Wanted' });
    await until(1);
    assert.deepEqual(events.map(event => [event.data.event.type, event.data.sobject.Name]), [['created', 'Wanted']]);
    await disconnect(client);
  },

  async 'a pushed text arrives'() {
    const client = await connect();
    const { id } = await rest(client, 'POST', '/sobjects/StreamingChannel', { Name: '/u/ByCometd' });
    const { events, until } = await listen(client, '/u/ByCometd');
    const [result] = await rest(client, 'POST', `/sobjects/StreamingChannel/${id}/push`, { pushEvents: [{ payload: 'hello', userIds: [] }] });
    assert.equal(result.fanoutCount, -1);
    await until(1);
    assert.equal(events[0].data.payload, 'hello');
    await disconnect(client);
  },

  async 'a channel that is not there is refused, and the client goes on'() {
    const client = await connect();
    const { reply } = await listen(client, '/event/None__e');
    assert.deepEqual([reply.successful, reply.error], [false, "400::The channel you requested to subscribe to doesn't exist /event/None__e"]);
    const { events, until } = await listen(client, '/event/Low_Ink__e');
    await publish(client, 'C');
    await until(1);
    assert.deepEqual(models(events), ['C']);
    await disconnect(client);
  },
};
