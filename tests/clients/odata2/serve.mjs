// An OData 2.0 service: SAP's adapter over a CAP service with SQLite in memory. Prints its port once it serves, and ends with its standard input.
import { once } from 'node:events'
import cds from '@sap/cds'
import cov2ap from '@cap-js-community/odata-v2-adapter'

cds.root = new URL('.', import.meta.url).pathname
cds.env.requires.db = { kind: 'sqlite', impl: '@cap-js/sqlite', driver: 'sql.js', credentials: { url: ':memory:' } }
cds.env.requires.auth = { kind: 'dummy' }

cds.on('bootstrap', app => app.use(cov2ap()))
const server = await cds.server({ port: 0, service: 'all', from: 'srv', in_memory: true })
if (!server.listening) await once(server, 'listening')
const { port } = server.address()
await cds.emit('listening', { server, url: `http://127.0.0.1:${port}` })
for (const [table, rows] of Object.entries(JSON.parse(process.argv[2] ?? '{}'))) await INSERT.into('warehouse.' + table).entries(rows)
console.log('PORT ' + port)
process.stdin.resume().on('end', () => process.exit(0))
