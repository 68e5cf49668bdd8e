// @grpc/grpc-js and @grpc/proto-loader, in plain text and over TLS.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call, connect, rest, schemaOf, until } from '../connect.mjs';
import { errorOf } from '../../checks.mjs';

const topicName = '/event/Low_Ink__e';
const now = Date.now();
const ink = (schema, model, pages = null) => schema.type.toBuffer({
  CreatedDate: now, CreatedById: '005FF0000000001AAA', Printer_Model__c: model === null ? null : { string: model }, Pages__c: pages === null ? null : { double: pages },
});

const publish = async (world, ...models) => (await call(world.connection, 'Publish', {
  topicName, events: models.map(model => ({ id: randomUUID(), schemaId: world.schema.id, payload: ink(world.schema, model, 7) })),
})).results;

const subscribe = (world, request) => {
  const stream = world.connection.client.Subscribe(world.connection.headers);
  stream.write({ topicName, ...request });
  return stream;
};

const models = (world, responses) => responses.flatMap(response => response.events).map(({ event }) => world.schema.type.fromBuffer(event.payload).Printer_Model__c.string);

export default {
  'plain text and TLS serve the same schema': async world => {
    world.connection = await connect({ tls: false });
    world.secure = await connect({ tls: true });
    world.schema = await schemaOf(world.connection, topicName);
    assert.deepEqual((await schemaOf(world.secure, topicName)).json, world.schema.json);
    assert.equal(world.schema.json.uuid, world.schema.id);
  },
  'published events have results': async world => {
    world.published = await publish(world, 'A', 'B', 'C');
    assert.deepEqual(world.published.map(result => [result.replayId.length, result.error]), [[8, null], [8, null], [8, null]]);
  },
  'EARLIEST': async world => {
    const stream = subscribe(world, { replayPreset: 'EARLIEST', numRequested: 3 });
    assert.deepEqual(models(world, await until(stream, all => all.at(-1).pendingNumRequested === 0)), ['A', 'B', 'C']);
    stream.cancel();
  },
  'CUSTOM': async world => {
    const stream = subscribe(world, { replayPreset: 'CUSTOM', replayId: world.published[1].replayId, numRequested: 1 });
    assert.deepEqual(models(world, await until(stream, all => all.length === 1)), ['C']);
    stream.cancel();
  },
  'LATEST': async world => {
    // One event of the past shows that the stream is open; what comes then is what LATEST would get.
    const stream = subscribe(world, { replayPreset: 'CUSTOM', replayId: world.published[1].replayId, numRequested: 5 });
    await until(stream, all => all.length === 1);
    const latest = subscribe(world, { numRequested: 5 });
    const next = until(latest, all => all.flatMap(response => response.events).length > 0);
    const sending = setInterval(() => publish(world, 'late'), 100);
    assert.deepEqual(new Set(models(world, await next)), new Set(['late']));
    clearInterval(sending);
    stream.cancel();
    latest.cancel();
  },
  'a stream of publishing': async world => {
    const stream = world.connection.client.PublishStream(world.connection.headers);
    stream.write({ topicName, events: [{ id: 'one', schemaId: world.schema.id, payload: ink(world.schema, 'S') }] });
    stream.write({ events: [{ id: 'two', schemaId: world.schema.id, payload: Buffer.from('garbage') }] });
    const responses = await until(stream, all => all.length === 2);
    assert.deepEqual(responses.map(({ results }) => [results[0].correlationKey, results[0].error?.code]), [['one', undefined], ['two', 'PUBLISH']]);
    stream.end();
  },
  'a managed subscription goes on where it was committed': async world => {
    const first = world.connection.client.ManagedSubscribe(world.connection.headers);
    first.write({ developerName: 'InkWatch', numRequested: 2 });
    const [{ events }] = await until(first, all => all.at(-1).pendingNumRequested === 0);
    const answered = until(first, all => all.at(-1).commitResponse);
    first.write({ commitReplayIdRequest: { commitRequestId: 'c', replayId: events[0].replayId } });
    assert.equal((await answered).at(-1).commitResponse.error, null);
    await new Promise(resolve => { first.on('end', resolve); first.end(); });
    const second = world.connection.client.ManagedSubscribe(world.connection.headers);
    second.write({ developerName: 'InkWatch', numRequested: 1 });
    assert.deepEqual((await until(second, all => all.length === 1))[0].events[0].replayId, events[1].replayId);
    second.cancel();
  },
  'change events with bitmaps': async world => {
    const schema = await schemaOf(world.connection, '/data/AccountChangeEvent');
    const { id } = await rest(world.connection.session, 'POST', '/sobjects/Account', { Name: 'Acme', BillingCity: 'Oslo' });
    await rest(world.connection.session, 'PATCH', `/sobjects/Account/${id}`, { Phone: '123', BillingCity: 'Bergen' });
    const stream = world.connection.client.Subscribe(world.connection.headers);
    stream.write({ topicName: '/data/AccountChangeEvent', replayPreset: 'EARLIEST', numRequested: 2 });
    const events = (await until(stream, all => all.at(-1).pendingNumRequested === 0)).flatMap(response => response.events);
    const [created, updated] = events.map(({ event }) => schema.type.fromBuffer(event.payload));
    assert.deepEqual([created.ChangeEventHeader.changeType, updated.ChangeEventHeader.changeType], ['CREATE', 'UPDATE']);
    assert.deepEqual(created.ChangeEventHeader.recordIds, [id]);
    const names = fieldsOf(schema.json, updated.ChangeEventHeader.changedFields);
    assert.ok(['Phone', 'BillingAddress.City', 'LastModifiedDate'].every(name => names.includes(name)), names.join());
    stream.cancel();
  },
  'errors have status, code and rpc id': async world => {
    const missing = await errorOf(call(world.connection, 'GetTopic', { topicName: '/event/None__e' }));
    assert.deepEqual([missing.code, missing.metadata.get('error-code')], [5, ['sfdc.platform.eventbus.grpc.topic.not.found']]);
    assert.ok(missing.details.endsWith(`rpcId: ${missing.metadata.get('rpcid')[0]}`), missing.details);
    const { headers } = world.connection;
    const stranger = headers.clone();
    stranger.set('accesstoken', '00DFF0000000001!nobody');
    const refused = await errorOf(call({ ...world.connection, headers: stranger }, 'GetTopic', { topicName }));
    assert.deepEqual([refused.code, refused.metadata.get('error-code')], [16, ['sfdc.platform.eventbus.grpc.service.auth.error']]);
  },
};

// The bitmap of the top fields, bit 0 from the right being the first; then place-bitmap for each compound (Change Data Capture
// Developer Guide, "Get Compound Fields in Change Events").
function fieldsOf(record, bitmaps) {
  return bitmaps.flatMap(bitmap => {
    const [place, bits] = bitmap.includes('-') ? bitmap.split('-') : [null, bitmap];
    if (place === null) return named(record.fields, bits);
    const parent = record.fields[Number(place)];
    const inner = parent.type.find(branch => branch.type === 'record');
    return named(inner.fields, bits).map(name => `${parent.name}.${name}`);
  });
}

function named(fields, hex) {
  const bits = BigInt(hex);
  return fields.filter((_, i) => (bits >> BigInt(i)) & 1n).map(field => field.name);
}
