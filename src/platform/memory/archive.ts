import type { Claim } from '../../claims/claim.ts'
import type { Archive, Kept, KeptClaim, Prepared } from '../../ledger/archive.ts'
import type { SearchIndex } from '../../ledger/ports.ts'
import type { Capture } from '../../receipts/capture.ts'
import type { Receipts } from '../../receipts/ports.ts'

/** What was collected, in memory, beside receipts and a search index in memory. */
export function memoryArchive(receipts: Receipts, search: SearchIndex): Archive {
  const captures: Capture[] = []
  const claims = new Map<string, readonly KeptClaim[]>()
  const texts = new Map<string, { readonly title: string; readonly text: string }>()

  async function keepOne({ receipt, entries, claims: said, capture }: Prepared): Promise<Kept> {
    const isKnown = (await receipts.get(receipt.id)) !== undefined
    if (!isKnown) {
      await receipts.add([receipt])
      await search.add(entries)
      claims.set(
        receipt.id,
        said.map(withoutRules).toSorted((a, b) => a.span[0] - b.span[0]),
      )
      texts.set(receipt.id, { title: entries[0].title, text: entries[0].text })
    }
    const last = captures.findLast(({ address }) => address === capture.address)
    const isSeen = (one: Capture): boolean =>
      one.address === capture.address && one.original === capture.original && one.content === capture.content
    if (last && (last.content === capture.content || (capture.content !== capture.original && captures.some(isSeen))))
      return 'again'
    captures.push(capture)
    return last ? 'version' : isKnown ? 'again' : 'new'
  }

  return {
    async keep(prepared) {
      const kept: Kept[] = []
      for (const one of prepared) kept.push(await keepOne(one))
      return kept
    },
    versionsOf(receipt) {
      const addresses = new Set(captures.filter((one) => one.receipt === receipt).map(({ address }) => address))
      return Promise.resolve(captures.filter(({ address }) => addresses.has(address)).toSorted(byAddress))
    },
    claimsOf: (receipt) => Promise.resolve(claims.get(receipt) ?? []),
    textOf: (receipt) => Promise.resolve(texts.get(receipt)),
  }
}

const withoutRules = (claim: Claim): KeptClaim => {
  const { rules, ...kept } = claim
  void rules
  return kept
}

const byAddress = (a: Capture, b: Capture): number => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)
