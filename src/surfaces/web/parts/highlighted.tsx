type Mark = readonly [from: number, to: number]

/** Text with some of its characters marked. Offsets that overlap or lie outside are drawn in, never dropped silently into the text. `say` puts words of our own into reading form. */
export function Highlighted({
  text,
  marks,
  say = (words) => words,
}: {
  text: string
  marks: readonly Mark[]
  say?: ((words: string) => string) | undefined
}) {
  const parts = []
  let at = 0
  for (const [from, to] of [...marks].sort(([a], [b]) => a - b)) {
    const start = Math.max(from, at)
    const end = Math.min(to, text.length)
    if (end <= start) continue
    if (start > at) parts.push(say(text.slice(at, start)))
    parts.push(<mark>{text.slice(start, end)}</mark>)
    at = end
  }
  parts.push(say(text.slice(at)))
  return <>{parts}</>
}

/** Where any of the names stands in the text, upper and lower case alike. */
export function placesOf(names: readonly string[], text: string): Mark[] {
  const lower = text.toLowerCase()
  return names.flatMap((name) => {
    const from = name === '' ? -1 : lower.indexOf(name.toLowerCase())
    return from < 0 ? [] : [[from, from + name.length] as const]
  })
}
