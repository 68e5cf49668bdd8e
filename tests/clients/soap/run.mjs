// node run.mjs <file in checks/>
import { run } from '../checks.mjs';

const { default: checks } = await import(`./checks/${process.argv[2]}.mjs`);
await run(checks, {});
// A client whose check failed would go on polling.
process.exit();
