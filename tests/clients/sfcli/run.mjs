// node run.mjs <file in checks/>
import { run } from '../checks.mjs';
import { Sf } from './sf.mjs';

const { default: checks } = await import(`./checks/${process.argv[2]}.mjs`);
const sf = await Sf.atHome();
try {
  await run(checks, { sf });
} finally {
  await sf.close();
}
