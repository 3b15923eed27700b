/** A line of a sample PDF, in points from the lower left corner. */
export interface SampleLine {
  readonly text: string
  readonly x?: number
  readonly y: number
  readonly size?: number
}

/** A small PDF with these pages of Helvetica, for tests; `encrypted` locks it with a password nobody knows. */
export function samplePdf(pages: readonly (readonly SampleLine[])[], encrypted = false): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const tree = add('')
  const kids = pages.map((lines) => {
    const drawn = lines.map(({ text, x = 72, y, size = 11 }) => {
      const escaped = text.replaceAll(/[\\()]/g, (character) => `\\${character}`)
      return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET`
    })
    const stream = drawn.join('\n')
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    )
  })
  objects[tree - 1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`)
  const key = '41'.repeat(32)
  const lock = encrypted ? add(`<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -44 >>`) : 0
  let file = '%PDF-1.4\n'
  const places = objects.map((body, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${body}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const locked = lock ? ` /Encrypt ${lock} 0 R /ID [<${key}> <${key}>]` : ''
  const trailer = `<< /Size ${objects.length + 1} /Root ${root} 0 R${locked} >>`
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`
  return Uint8Array.from(file, (character) => character.charCodeAt(0))
}
