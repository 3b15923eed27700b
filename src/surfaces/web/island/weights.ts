/** The two ends of every criterion of a line. */
interface Ends {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

const numbersIn = (text: string | undefined): number[] => (text ?? '').split(' ').map(Number)

/** Weighted sums of both ends; the score is their middle, as on the server. */
export function scored(row: Ends, weights: readonly number[]): { low: number; high: number; score: number } {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let [low, high] = [0, 0]
  for (const [at, weight] of weights.entries()) {
    low += (weight / sum) * (row.low[at] ?? 0)
    high += (weight / sum) * (row.high[at] ?? 0)
  }
  return { low, high, score: (low + high) / 2 }
}

const text = (row: HTMLElement, selector: string, value: string): void => {
  const found = row.querySelector(selector)
  if (found !== null) found.textContent = value
}

function write(row: HTMLElement, place: number, { low, high, score }: ReturnType<typeof scored>): void {
  text(row, '[data-place]', String(place))
  text(row, '[data-score-text]', score.toFixed(2))
  text(row, '[data-interval-text]', `${low.toFixed(2)}–${high.toFixed(2)}`)
  text(row, '[data-holds]', '…')
  const reach = row.querySelector('[data-reach]')
  reach?.setAttribute('x', (100 * low).toFixed(1))
  reach?.setAttribute('width', (100 * Math.max(0, high - low)).toFixed(1))
  row.querySelector('[data-score]')?.setAttribute('x', (100 * score - 0.75).toFixed(1))
}

interface Line extends Ends {
  readonly element: HTMLElement
  readonly isBarred: boolean
}

/** Lines of the table as it stands; read once, since moving a slider changes the order and never the ends. */
const linesIn = (body: Element): Line[] =>
  [...body.querySelectorAll<HTMLElement>('tr[data-facility]')].map((element) => ({
    element,
    isBarred: element.dataset['barred'] === 'yes',
    low: numbersIn(element.dataset['low']),
    high: numbersIn(element.dataset['high']),
  }))

/** Moving a slider re-ranks the table at once; stability needs draws and is counted when the form is sent. */
export function liveWeights(page: Document): void {
  const kept = new WeakMap<Element, Line[]>()
  const rank = (form: HTMLFormElement): void => {
    const sliders = [...form.querySelectorAll<HTMLInputElement>('[data-weight]')]
    const body = page.querySelector('[data-rank-table] tbody')
    const weights = sliders.map(({ value }) => Number(value))
    for (const slider of sliders) {
      const output = form.querySelector(`output[for="${slider.id}"]`)
      if (output !== null) output.textContent = slider.value
    }
    if (body === null || weights.every((weight) => weight === 0)) return
    const lines = kept.get(body) ?? linesIn(body)
    const sorted = lines
      .map((line) => ({ ...line, to: scored(line, weights) }))
      .toSorted((a, b) => Number(a.isBarred) - Number(b.isBarred) || b.to.score - a.to.score)
    for (const [at, { element, to }] of sorted.entries()) write(element, at + 1, to)
    // Rows are moved only when the order changed: moving them lays the whole table out again.
    if (sorted.some(({ element }, at) => element !== lines[at]?.element)) body.append(...sorted.map(({ element }) => element))
    kept.set(body, sorted)
  }
  // On the page and not on the form: another form may exchange this one with the table.
  page.addEventListener('input', ({ target }) => {
    const form = target instanceof Element ? target.closest<HTMLFormElement>('[data-live-weights]') : null
    if (form !== null) rank(form)
  })
}
