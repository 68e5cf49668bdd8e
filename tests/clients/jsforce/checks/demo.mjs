// The README's five minutes with events, by the script that it gives.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { org, readySession } from '../../org.mjs';

const script = fileURLToPath(new URL(`../.demo-${process.pid}.mjs`, import.meta.url));
const channel = '/data/AccountChangeEvent';

export default {
  async 'the demo of the README does what it says'() {
    const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8');
    const [, text] = readme.match(/cat > subscribe\.mjs <<'END'\n([\s\S]*?)\nEND\n/);
    await writeFile(script, text.replaceAll('http://localhost:8080', org.url));
    try {
      await demo();
    } finally {
      await rm(script);
    }
  },
};

async function demo() {
  const first = subscribe();
  await first.until('listening');
  const from = (await control('')).lastReplayId;
  await account('One');
  const replayId = Number((await first.until('CREATE One')).split(' ')[0]);
  assert.ok(replayId > from);
  first.stop();
  await account('Two');
  await account('Three');
  const second = subscribe(replayId);
  const two = await second.until('CREATE Two');
  await second.until('CREATE Three');
  await control(`/${two.split(' ')[0]}/again`, {});
  const again = await second.until('CREATE Two');
  assert.ok(Number(again.split(' ')[0]) > Number(two.split(' ')[0]), again);
  second.stop();
  await control('/rules', { retentionHours: 0 });
  await subscribe(replayId).until(`400::The replayId {${replayId}} you provided was invalid.`);
  await control('/rules', { retentionHours: 72 });
}

function subscribe(...replayId) {
  const process_ = spawn(process.execPath, [script, channel, ...replayId.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [lines, waiting] = [[], []];
  let rest = '';
  process_.stdout.on('data', data => {
    const parts = (rest + data).split('\n');
    rest = parts.pop();
    lines.push(...parts);
    waiting.splice(0).forEach(look => look());
  });
  return {
    stop: () => process_.kill(),
    /** The next line with a text in it. */
    async until(text) {
      for (;;) {
        while (lines.length > 0) {
          const line = lines.shift();
          if (line.includes(text)) return line;
        }
        await new Promise(look => waiting.push(look));
      }
    },
  };
}

async function account(name) {
  const session = await readySession();
  const answer = await fetch(`${org.url}/services/data/v66.0/sobjects/Account`, {
    method: 'POST', headers: { Authorization: `Bearer ${session.access_token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ Name: name }),
  });
  assert.equal(answer.status, 201);
}

async function control(path, body) {
  const answer = await fetch(`${org.url}/_fakeforce/events${path}`, body && { method: 'POST', body: JSON.stringify(body) });
  assert.equal(answer.status, 200);
  return answer.json();
}
