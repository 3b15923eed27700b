/** What the command line needs from the machine; filled in `main.ts`, replaced in tests. */
export interface Edge {
  /** Bytes of a file; throws a `Refusal` when it cannot be read. */
  readFile(path: string): Promise<Uint8Array>
  readStdin(): Promise<Uint8Array>
  /** Fetches an address the user named, safely; the only way out of the machine. */
  fetchDocument(url: string): Promise<{ bytes: Uint8Array; mediaType: string | null; url: string }>
  /** Puts a file in its place whole, or not at all; throws a `Refusal` when it cannot be written. */
  writeFile(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  out(text: string): void
  /** Bytes on standard output, in step with their reader. */
  outBytes(chunks: AsyncIterable<Uint8Array>): Promise<void>
  err(text: string): void
  /** Asks a person one line at the terminal; absent where nobody can answer. */
  readLine?(question: string): Promise<string>
  /** Whether standard output is a terminal, and how wide. */
  readonly terminal: { readonly columns: number; readonly colour: boolean } | null
}
