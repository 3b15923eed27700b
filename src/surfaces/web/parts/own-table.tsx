/** A form for a table of the reader's own. What it holds becomes part of the address and goes nowhere else. */
export const OwnTable = ({
  path,
  says,
  fields,
}: {
  path: string
  says: string
  fields: readonly {
    readonly name: string
    readonly word: string
    readonly example: string
    readonly value: string | undefined
  }[]
}) => (
  <details class="own-table" open={fields.some(({ value }) => value !== undefined)}>
    <summary>A table of your own</summary>
    <form method="get" action={path}>
      <p class="small">
        {says} Paste it as CSV or straight from a sheet; it stays on this machine, in the address of the answer.
      </p>
      {fields.map(({ name, word, example, value }) => (
        <p>
          <label for={`own-${name}`}>{word}</label>
          <textarea id={`own-${name}`} name={name} rows={8} placeholder={example} spellcheck={false}>
            {value ?? ''}
          </textarea>
        </p>
      ))}
      <button type="submit">Measure</button>
    </form>
  </details>
)
