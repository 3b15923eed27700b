import { Unfetched } from './unfetched.ts'

/** The whole body, or a refusal as soon as it is known to be larger than `most` bytes; what it unfolds to counts, not what is sent. */
export async function readLimited(
  body: AsyncIterable<Uint8Array> | null,
  most: number,
  url: string,
  announced: number,
): Promise<Uint8Array> {
  const tooLarge = (): Unfetched =>
    new Unfetched(
      'input-too-large',
      `${url} is larger than ${most < 1_048_576 ? `${Math.round(most / 1024)} kB` : `${Math.round(most / 1_048_576)} MB`}`,
    )
  if (announced > most) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
