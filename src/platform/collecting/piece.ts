/** What a container says of one of its documents, as printed there. */
export interface Said {
  readonly title: string | null
  /** Plain text, or null. */
  readonly text: string | null
  readonly html: string | null
  readonly date: string | null
  readonly publisher: string | null
  readonly author: string | null
  readonly language: string | null
  /** Where the document itself stands. */
  readonly url: string | null
  /** What the container calls it: a GUID, DOI, message id. */
  readonly id: string | null
}

/** One document in a stored original: the bytes `[from, to)`, and what is said there when the container's form tells. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly said: Said | null
}

/** A place in a container that cannot be read; the others can. */
export interface Broken {
  readonly broken: string
}

const nothingSaid: Said = {
  title: null,
  text: null,
  html: null,
  date: null,
  publisher: null,
  author: null,
  language: null,
  url: null,
  id: null,
}

/** What a container says in these fields, and nothing in the others. */
export const saying = (fields: Partial<Said>): Said => ({ ...nothingSaid, ...fields })

/** Bytes as a string in which every character is a byte, so that places in it are places in the file. */
export const bytewise = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
