import { parentPort, workerData } from 'node:worker_threads'
import { readGazetteer } from '../../claims/gazetteer/read-gazetteer.ts'
import { Refusal } from '../../kernel/errors.ts'
import { readDataFolder } from '../bundle/folder.ts'
import { createDocumentReader } from '../readers/document-reader.ts'
import type { Answered, Asked } from './pool.ts'
import { readOne } from './read-one.ts'

// A thread that reads documents: it gets bytes, and answers what is to be kept of them. It writes nothing.

const reader = createDocumentReader()
const gazetteer = readGazetteer(readDataFolder((workerData as { data: string }).data, 'gazetteer').files)

async function answer({ id, one }: Asked): Promise<Answered> {
  try {
    return { id, prepared: await readOne(one, reader, gazetteer) }
  } catch (thrown) {
    if (thrown instanceof Refusal) return { id, refused: { code: thrown.code, says: thrown.message } }
    return { id, bug: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }
  }
}

const port = parentPort
port?.on('message', (asked: Asked) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
  void answer(asked).then((answered) => port.postMessage(answered))
})
