import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalCode } from '../../kernel/errors.ts'
import type { Prepared } from '../../ledger/archive.ts'
import type { ToRead } from './read-one.ts'

export interface Asked {
  readonly id: number
  readonly one: ToRead
}

export interface Answered {
  readonly id: number
  readonly prepared?: Prepared
  readonly refused?: { readonly code: RefusalCode; readonly says: string }
  /** A fault of ours in the thread, with its trace. */
  readonly bug?: string
}

/** Threads that read documents. */
export interface Readers {
  /** How many documents are usefully read at once. */
  readonly width: number
  /** Rejects with the reader's `Refusal`. */
  read(one: ToRead): Promise<Prepared>
  close(): Promise<void>
}

// Beside this file, in whichever form it runs: source, compiled, packed.
const program = `reading-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, { done: (prepared: Prepared) => void; fail: (why: unknown) => void }>
}

/**
 * Starts threads when the first document comes. Reading costs a hundred times what keeping does, so every core reads; the thread that
 * keeps needs little of one. A thread that dies takes with it only what it was reading.
 */
export function readingThreads(data: string, threads = Math.max(1, availableParallelism())): Readers {
  const running: Thread[] = []
  let next = 0

  function start(): Thread {
    const worker = new Worker(new URL(program, import.meta.url), { workerData: { data } })
    const waiting: Thread['waiting'] = new Map()
    const thread = { worker, waiting }
    worker.on('message', ({ id, prepared, refused, bug }: Answered) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (prepared) asked?.done(prepared)
      else asked?.fail(refused ? new Refusal(refused.code, refused.says) : new Error(bug))
    })
    const dies = (why: unknown): void => {
      const at = running.indexOf(thread)
      if (at >= 0) running.splice(at, 1)
      for (const { fail } of waiting.values()) fail(why)
      waiting.clear()
    }
    worker.on('error', (error: NodeJS.ErrnoException) =>
      dies(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new Refusal('input-too-large', 'the document needs more memory than a reader may use', { cause: error })
          : error,
      ),
    )
    worker.on('exit', () => dies(new Error('a reading thread ended')))
    running.push(thread)
    return thread
  }

  return {
    width: threads * 8,
    async read(one) {
      const least = running.toSorted((a, b) => a.waiting.size - b.waiting.size)[0]
      const thread = least === undefined || (least.waiting.size > 0 && running.length < threads) ? start() : least
      const id = next++
      // Only these bytes travel, not the original they are cut from: a slice of a Buffer would take all of it along.
      const bytes = new Uint8Array(one.bytes)
      return new Promise<Prepared>((done, fail) => {
        thread.waiting.set(id, { done, fail })
        thread.worker.postMessage({ id, one: { ...one, bytes } } satisfies Asked, [bytes.buffer])
      })
    },
    async close() {
      await Promise.all(running.splice(0).map(async ({ worker }) => worker.terminate()))
    },
  }
}
