// gRPC clients of the org under test.
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import avro from 'avro-js';
import { fileURLToPath } from 'node:url';
import { org, readySession } from '../org.mjs';

const proto = fileURLToPath(new URL('../../../protos/pubsub_api.proto', import.meta.url));
const { PubSub } = grpc.loadPackageDefinition(protoLoader.loadSync(proto, { defaults: true, enums: String })).eventbus.v1;

/** grpc-js with the proto file of this repository: over TLS with the org's certificate authority, or in plain text. */
export async function connect({ tls }) {
  const session = await readySession();
  const client = new PubSub(new URL(tls ? org.tlsUrl : org.url).host, tls ? grpc.credentials.createSsl(await authority()) : grpc.credentials.createInsecure());
  const headers = new grpc.Metadata();
  headers.set('accesstoken', session.access_token);
  headers.set('instanceurl', session.instance_url);
  headers.set('tenantid', session.access_token.split('!')[0]);
  return { client, headers, session };
}

export const call = ({ client, headers }, rpc, request) => new Promise((resolve, reject) =>
  client[rpc](request, headers, (error, response) => (error ? reject(error) : resolve(response))));

/** The topic's schema as avro-js reads it. */
export async function schemaOf(connection, topicName) {
  const { schemaId } = await call(connection, 'GetTopic', { topicName });
  const { schemaJson } = await call(connection, 'GetSchema', { schemaId });
  return { id: schemaId, json: JSON.parse(schemaJson), type: avro.parse(JSON.parse(schemaJson)) };
}

/** Calls back once for every response; ends with the first that is enough. */
export function until(stream, isEnough) {
  return new Promise((resolve, reject) => {
    const responses = [];
    stream.on('data', response => {
      responses.push(response);
      if (isEnough(responses)) resolve(responses);
    });
    stream.on('error', reject);
    stream.on('end', () => reject(new Error(`the stream ended after ${responses.length} responses`)));
  });
}

export const rest = async (session, method, path, body) => {
  const answer = await fetch(`${org.url}/services/data/v66.0${path}`, {
    method, headers: { Authorization: `Bearer ${session.access_token}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  return answer.status === 204 ? null : answer.json();
};

const authority = async () => Buffer.from(await (await fetch(`${org.url}/_fakeforce/ca.pem`)).arrayBuffer());
