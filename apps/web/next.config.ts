import type { NextConfig } from 'next'

/** A static client of the API: no server of its own, so every page is plain files the API can serve. */
const config: NextConfig = {
  output: 'export',
  distDir: 'dist',
  trailingSlash: true,
  typedRoutes: true,
  images: { unoptimized: true },
  transpilePackages: ['@scale/money', '@scale/statements'],
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run check` and `npm test`; somebody who only wants to start SCALE need not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    rules: { '*/i18n/*.json': { loaders: ['./i18n/compile-messages.cjs'], as: '*.json' } },
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
}

export default config
