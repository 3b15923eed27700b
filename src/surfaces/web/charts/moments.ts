const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** A month as a count, so that months stand at equal distances: `2024-03` is 2024 × 12 + 2. Undefined when it is no month. */
export function monthCount(text: string): number | undefined {
  const [, year, month] = /^(\d{4})-?(\d{2})$/.exec(text) ?? []
  const number = Number(month)
  return year === undefined || !(number >= 1 && number <= 12) ? undefined : Number(year) * 12 + number - 1
}

/** `Mar 2024` for such a count. */
export const sayMonthCount = (count: number): string => {
  const whole = Math.round(count)
  return `${months[((whole % 12) + 12) % 12] ?? ''} ${Math.floor(whole / 12)}`
}

/** Moments at which an axis from `first` to `last` is marked: whole years (or months), at most about `most` of them. */
export function momentTicks(first: number, last: number, axis: 'year' | 'month' | undefined, most: number): number[] {
  const steps = axis === 'month' ? [1, 2, 3, 6, 12, 24, 60, 120, 240] : [1, 2, 5, 10, 20, 25, 50, 100, 500, 1000]
  const step = steps.find((each) => (last - first) / each + 1 <= most) ?? Math.ceil((last - first) / most)
  const begin = Math.ceil(first / step) * step
  return Array.from({ length: Math.max(0, Math.floor((last - begin) / step) + 1) }, (_, index) => begin + index * step)
}
