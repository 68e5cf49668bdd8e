// Runs the Salesforce CLI with a home of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('node_modules/@salesforce/cli/bin/run.js', import.meta.url));

// CI=true keeps the CLI from redrawing its spinner into the output.
const quiet = {
  CI: 'true',
  SF_DISABLE_TELEMETRY: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_HIDE_RELEASE_NOTES: 'true',
  SF_DISABLE_LOG_FILE: 'true',
  NO_COLOR: '1',
};

export class Sf {
  static async atHome() {
    return new Sf(await mkdtemp(join(tmpdir(), 'fakeforce-sf-')));
  }

  constructor(home) {
    this.home = home;
  }

  /** Output and exit code of one command. */
  async run(args, env = {}, cwd = this.home) {
    const { started, ended } = this.start(args, env, cwd);
    try {
      return await ended;
    } finally {
      endGroup(started.pid);
    }
  }

  /** The result of a command that succeeds, from its --json output. */
  async result(args, env = {}, cwd = this.home) {
    const { code, stdout, stderr } = await this.run([...args, '--json'], env, cwd);
    if (code !== 0) throw new Error(`sf ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
    return JSON.parse(stdout).result;
  }

  /** The error of a command that fails, from its --json output. */
  async error(args, env = {}) {
    const { code, stdout } = await this.run([...args, '--json'], env);
    if (code === 0) throw new Error(`sf ${args.join(' ')} succeeded\n${stdout}`);
    return JSON.parse(stdout);
  }

  /** Its own process group, so that children that outlive the command can be ended with it. */
  start(args, env = {}, cwd = this.home) {
    const started = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...quiet, HOME: this.home, ...env }, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((resolve, reject) => {
      const output = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr']) started[name].setEncoding('utf8').on('data', text => output[name] += text);
      started.on('error', reject).on('exit', code => setImmediate(() => resolve({ code, ...output })));
    });
    return { started, ended };
  }

  async write(name, text, mode = 0o600) {
    const path = join(this.home, name);
    await writeFile(path, text, { mode });
    return path;
  }

  close() {
    return rm(this.home, { recursive: true, force: true });
  }
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
