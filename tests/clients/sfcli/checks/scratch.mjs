// A scratch org from its making to its end: sf org create scratch, work in it, sf org delete scratch.
import assert from 'node:assert/strict';
import { byAccessToken } from '../logins.mjs';

export default {
  'a scratch org can be made, worked in and deleted': async ({ sf }) => {
    await byAccessToken(sf);
    const made = await sf.result(['org', 'create', 'scratch', '--edition', 'developer', '--target-dev-hub', 'ff', '--alias', 'mine', '--name', 'My Scratch', '--wait', '3', '--no-track-source']);
    assert.match(made.username, /@/);
    assert.match(made.orgId, /^00DFF/);
    const organization = await sf.result(['data', 'query', '--target-org', 'mine', '--query', 'SELECT Name, OrganizationType FROM Organization']);
    assert.equal(organization.records[0].Name, 'My Scratch');
    await sf.result(['data', 'create', 'record', '--target-org', 'mine', '--sobject', 'Account', '--values', "Name='In the scratch org'"]);
    const inScratch = await sf.result(['data', 'query', '--target-org', 'mine', '--query', "SELECT Id FROM Account WHERE Name = 'In the scratch org'"]);
    const inHub = await sf.result(['data', 'query', '--target-org', 'ff', '--query', "SELECT Id FROM Account WHERE Name = 'In the scratch org'"]);
    assert.deepEqual([inScratch.totalSize, inHub.totalSize], [1, 0]);
    const list = await sf.result(['org', 'list']);
    assert.equal(list.scratchOrgs.length, 1);
    await sf.result(['org', 'delete', 'scratch', '--target-org', 'mine', '--no-prompt']);
    const left = await sf.result(['data', 'query', '--target-org', 'ff', '--query', 'SELECT Id, Status FROM ScratchOrgInfo']);
    assert.equal(left.records[0].Status, 'Deleted');
    const active = await sf.result(['data', 'query', '--target-org', 'ff', '--query', 'SELECT Id FROM ActiveScratchOrg']);
    assert.equal(active.totalSize, 0);
  },
};
