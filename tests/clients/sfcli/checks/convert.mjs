// sf project convert source: the metadata format that the CLI makes of a project.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';

const { FAKEFORCE_TEST_PROJECT: project, FAKEFORCE_TEST_CONVERTED: converted } = process.env;

export default {
  async 'project convert source'({ sf }) {
    await sf.result(['project', 'convert', 'source', '--root-dir', 'force-app', '--output-dir', converted], {}, project);
    assert.ok((await readdir(converted)).includes('package.xml'));
  },
};
