import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Twice the drawing's own size: sharp on paper and on dense screens. */
const zoom = 2

/** Turns a standalone SVG into PNG bytes. The rasteriser and its typeface are loaded when the first picture is asked for. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontFiles: [join(fonts, 'DejaVuSans.ttf'), join(fonts, 'DejaVuSans-Bold.ttf')],
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  })
  return new Uint8Array(image.asPng())
}
