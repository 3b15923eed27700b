import { refusals, type Refusal, type RefusalCode } from '../../../kernel/errors.ts'
import type { Page } from '../view.ts'

/** What a reader can do about a refusal; one short sentence each. */
const remedies: Record<RefusalCode, string> = {
  'bad-input': 'Go back, change the field that is named, and send it again.',
  'empty-input': 'Paste the article’s text or choose a file, then check again.',
  'binary-input': 'Choose a text, HTML, PDF, e-mail, feed, CSV or XLSX file; pictures and archives cannot be read.',
  'input-too-large': 'Send a shorter text: one article at a time.',
  'too-deeply-nested': 'Paste the article’s text instead of the whole page.',
  'broken-pdf': 'Save the PDF again from its program, or paste its text.',
  'encrypted-pdf': 'Remove the password from the PDF, or paste its text.',
  'no-text-in-pdf': 'The PDF holds pictures only; run text recognition first, or type the passage.',
  'broken-email': 'Save the message again as .eml, or paste its text.',
  'broken-feed': 'Save the feed again, or paste the text of the item you mean.',
  'xml-entities': 'Save the feed without its document type declaration, or paste the text of the item you mean.',
  'unreadable-file': 'Check that the file opens elsewhere, then choose it again.',
  'unwritable-file': 'Choose another name or folder for the file.',
  'address-not-asked-for': 'The desk fetches nothing by itself: paste the article’s text instead of its address.',
  'unknown-place': 'Use a country’s English name or its three-letter code.',
  'unknown-mineral': 'Choose a mineral from the list.',
  'unknown-stage': 'Choose a stage from the list.',
  'unknown-date': 'Write a day of the calendar as year-month-day, for example 2025-10-25.',
  'before-the-store': 'Choose a later day.',
  'beyond-the-store': 'Choose an earlier day: the record does not reach that far.',
  'bad-line': 'Mend the line that is named and send it again.',
  'does-not-fit': 'Change what is named in the scenario, or leave it out.',
  cancelled: 'Start it again; nothing of the run was kept.',
  'not-found': 'Check the address, or search the record.',
  'fetch-failed': 'Try again later, or fetch the file yourself and upload it.',
  'store-busy': 'Another program is writing; try again in a moment.',
  'store-read-only': 'Give this program the right to write to its folder, or name another with --home.',
  'store-damaged': 'Run ytterby doctor; it says what is damaged and how to mend it.',
  'store-newer': 'The store was written by a newer version; install that version.',
  'disk-full': 'Free some space; nothing that was stored is lost.',
  'port-taken': 'Choose another port with --port.',
  'data-damaged': 'Install the program again; its bundled data does not match its hashes.',
  'receipt-mismatch': 'Do not rely on this receipt; run ytterby doctor.',
  internal: 'Try again; if it happens again, run ytterby doctor and report what it says.',
}

/** Fields that a reader knows by the label of their control. */
const labels: Record<string, string> = { asOf: 'as of', knownBy: 'known by' }

const labelled = (text: string): string => text.replace(/^(asOf|knownBy)\b/, (field) => labels[field] ?? field)

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.')

/** A refusal as a page: what is wrong, its stable code, what to do. */
export const refusalPage = (refusal: Refusal): Page => ({
  title: 'The desk cannot answer that',
  section: '',
  status: refusals[refusal.code].http,
  body: (
    <div class="refusal">
      <h1>{sentence(labelled(refusal.message))}</h1>
      <p>{remedies[refusal.code]}</p>
      <p class="small">
        Code <code>{refusal.code}</code>
      </p>
      <ul class="actions">
        <li>
          <a href="/">Check an article</a>
        </li>
        <li>
          <a href="/search">Search the record</a>
        </li>
      </ul>
    </div>
  ),
})
