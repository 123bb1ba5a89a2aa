import net from 'node:net'
import { hold } from './hold.mjs'
import { become, build, install, refuse } from './ready.mjs'
import { readSettings } from './settings.mjs'
import { root } from './sources.mjs'

const settings = readSettings(process.env, root)
if (settings.problem) refuse(settings.problem)

if (!settings.databaseUrl && !settings.programUrl) {
  const holder = await hold(settings.data, settings.url)
  if (holder !== undefined) refuse(`The program is already running at ${holder || 'another port'} from this folder`)
}

await refuseBusyPort()
await install()
await build()
process.exit(await become('bin/serve.ts', [], {}))

/** Said before the install and the build; the server itself meets the port again when it listens. */
function refuseBusyPort() {
  return new Promise(resolve => {
    const probe = net.createServer()
    probe.once('error', error => {
      if (error.code === 'EADDRINUSE') refuse(`Port ${settings.port} is in use: set PORT to another one`)
      refuse(`Cannot listen on port ${settings.port} of ${settings.host}: ${error.message}`)
    })
    probe.listen(settings.port, settings.host, () => probe.close(resolve))
  })
}
