import { Parser } from 'htmlparser2'
import { Refusal } from '../../../kernel/errors.ts'

/** Deepest element read. Real pages reach forty, browsers stop at 512. */
export const deepest = 256

/**
 * Refuses (`too-deeply-nested`) a page made to exhaust whoever builds a tree of it. Reads the page as a stream of tags, so it
 * costs little, needs no stack and stops at the first element too deep.
 */
export function refuseDeepNesting(html: string): void {
  let depth = 0
  const parser = new Parser({
    onopentagname() {
      depth += 1
      if (depth > deepest)
        throw new Refusal('too-deeply-nested', `The page nests elements more than ${deepest} deep, which no article does.`)
    },
    onclosetag() {
      depth -= 1
    },
  })
  const step = 1 << 16
  for (let at = 0; at < html.length; at += step) parser.write(html.slice(at, at + step))
  parser.end()
}
