// Runs a table of named checks in order and prints one JSON line for each; the test that started the script reads them.
import { inspect } from 'node:util';

/** Checks share one world: what an early one makes, a later one may use. */
export async function run(checks, world) {
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    const error = await outcome(check, world);
    if (error) failed++;
    print({ check: name, error });
  }
  print({ ran: Object.keys(checks).length, failed });
  process.exitCode = failed === 0 ? 0 : 1;
}

/** The error that a promise ends with; it is a failure if it ends well. */
export async function errorOf(promise) {
  const value = await promise.then(value => ({ value }), error => ({ error }));
  if (!('error' in value)) throw new Error(`expected an error, but got ${inspect(value.value)}`);
  return value.error;
}

async function outcome(check, world) {
  try {
    await check(world);
    return null;
  } catch (error) {
    return inspect(error, { breakLength: 160 });
  }
}

function print(line) {
  process.stdout.write(JSON.stringify(line) + '\n');
}
