import type { Bytes, Document } from './document.ts'
import type { Receipt, ReceiptId } from './receipt.ts'

/** Reads bytes of any supported kind (text, HTML, PDF). Throws a `Refusal` with a stable code on bad input. */
export interface DocumentReader {
  read(input: Bytes): Promise<Document>
}

/** Original bytes by hash. What is put is never changed. */
export interface Originals {
  put(bytes: Uint8Array): Promise<string>
  get(hash: string): Promise<Uint8Array | undefined>
  has(hash: string): Promise<boolean>
}

export interface Receipts {
  get(id: ReceiptId, knownBy?: string): Promise<Receipt | undefined>
  /** In the order asked; ids without a receipt are left out. */
  getMany(ids: readonly ReceiptId[], knownBy?: string): Promise<Receipt[]>
  add(receipts: readonly Receipt[]): Promise<void>
  count(): Promise<Record<Receipt['class'], number>>
}
