import { defineConfig } from 'vite'

const web = new URL('./src/surfaces/web/', import.meta.url).pathname

/** Builds only what the browser loads: one script, one stylesheet, one mark, under names the server knows. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: 'chrome123',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    rolldownOptions: {
      input: { desk: `${web}island/desk.ts`, style: `${web}style/desk.css` },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: 'desk[extname]' },
    },
  },
  plugins: [
    {
      name: 'mark',
      async generateBundle() {
        const { readFile } = await import('node:fs/promises')
        this.emitFile({ type: 'asset', fileName: 'mark.svg', source: await readFile(`${web}style/mark.svg`, 'utf8') })
      },
    },
  ],
})
