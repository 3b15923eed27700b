/** Calendar months as counts from year 0 (year × 12 + month − 1), so that they can be subtracted and drawn. */

/** The count of the month that `2027-01`, or a day in it, names. The text must begin with a month. */
export const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1

/** The month of a count, `2027-01`. */
export const sayMonth = (count: number): string =>
  `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
