// node run.mjs <file in checks/>
import { run } from '../checks.mjs';

const { default: checks } = await import(`./checks/${process.argv[2]}.mjs`);
await run(checks, {});
// Streams that are still open would keep the process alive.
process.exit();
