// No static imports: on a Node too old for them this file must still say so.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: install Node 20.19 or newer`)
  process.exitCode = 1
} else {
  import('./launch.mjs')
}
