// A listener made from the WSDL of an outbound message by the soap package (node-soap), which reads what it gets by its schema and answers by it.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import soap from 'soap';
import { org, readySession } from '../../org.mjs';

const control = async (path, body) => (await fetch(`${org.url}/_fakeforce${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {}));

export default {
  async 'the WSDL makes a server'(world) {
    world.wsdl = await (await control('/outbound-messages/wsdl/Account.To_Node')).text();
    world.got = [];
    world.http = createServer((request, response) => { response.statusCode = 404; response.end(); });
    world.http.listen(Number(process.env.LISTENER_PORT), '127.0.0.1');
    await once(world.http, 'listening');
    const notifications = ({ ...message }) => { world.got.push(message); return { Ack: world.acknowledges ?? true }; };
    const server = soap.listen(world.http, '/listen', { NotificationService: { Notification: { notifications } } }, world.wsdl);
    server.on('request', request => { world.request = request; });
  },

  async 'it understands what FakeForce sends, and is understood'(world) {
    const session = await readySession();
    const created = await fetch(`${org.url}/services/data/v66.0/sobjects/Account`, {
      method: 'POST', headers: { Authorization: `Bearer ${session.access_token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ Name: 'Acme & <Sons>', AnnualRevenue: 45000 }),
    });
    const { id } = await created.json();
    await control('/clock/advance', { by: 'PT1H' });
    const message = world.got.at(-1);
    assert.equal(message.OrganizationId.slice(0, 15), session.access_token.split('!')[0]);
    assert.match(message.ActionId, /^04k/);
    const [notification] = [message.Notification].flat();
    assert.match(notification.Id, /^04l/);
    assert.equal(notification.sObject.Id, id);
    assert.equal(notification.sObject.Name, 'Acme & <Sons>');
    assert.equal(notification.sObject.AnnualRevenue, 45000);
    assert.deepEqual((await (await control('/outbound-messages')).json()).messages, []);
  },

  async 'its Ack of false is no acknowledgement'(world) {
    world.acknowledges = false;
    const session = await readySession();
    await fetch(`${org.url}/services/data/v66.0/sobjects/Account`, {
      method: 'POST', headers: { Authorization: `Bearer ${session.access_token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ Name: 'Refused' }),
    });
    await control('/clock/advance', { by: 'PT1S' });
    const [waiting] = (await (await control('/outbound-messages')).json()).messages;
    assert.match(waiting.lastAnswer, /Ack is not true/);
    world.http.close();
  },
};
