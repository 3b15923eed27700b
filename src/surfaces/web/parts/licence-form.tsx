const items: readonly (readonly [value: string, word: string])[] = [
  ['magnet', 'Magnet, loose'],
  ['rotor', 'Rotor or stator with magnets fixed in'],
  ['motor', 'Motor or other finished good'],
  ['oxide', 'Oxide'],
  ['metal', 'Metal'],
  ['alloy', 'Alloy'],
  ['target', 'Sputtering target'],
  ['compound', 'Other compound'],
  ['ore', 'Ore'],
  ['concentrate', 'Concentrate'],
  ['natural_flake', 'Natural flake graphite'],
  ['synthetic_graphite', 'Synthetic graphite'],
  ['battery', 'Battery cell'],
  ['equipment', 'Equipment'],
  ['technology', 'Technology, know-how'],
  ['service', 'Service, repair'],
]

const kinds: readonly (readonly [value: string, word: string])[] = [
  ['export', 'Export'],
  ['re-export', 'Re-export of Chinese goods'],
  ['foreign_export', 'Export of goods made elsewhere'],
  ['transit', 'Transit through China'],
  ['technology_transfer', 'Transfer of technology'],
  ['service', 'Service'],
  ['import', 'Import to the United States'],
  ['procurement', 'US defence purchase'],
]

type Query = Readonly<Record<string, string>>

const Text = ({
  name,
  label,
  query,
  hint,
  type = 'text',
}: {
  name: string
  label: string
  query: Query
  hint?: string
  type?: 'text' | 'date'
}) => (
  <p class="field">
    <label for={`licence-${name}`}>{label}</label>
    {type === 'date' ? (
      <input id={`licence-${name}`} type="date" name={name} value={query[name] ?? ''} />
    ) : (
      <input id={`licence-${name}`} name={name} value={query[name] ?? ''} placeholder={hint} />
    )}
  </p>
)

const Choice = ({
  name,
  label,
  query,
  choices,
}: {
  name: string
  label: string
  query: Query
  choices: readonly (readonly [string, string])[]
}) => (
  <p class="field">
    <label for={`licence-${name}`}>{label}</label>
    <select id={`licence-${name}`} name={name}>
      <option value="">Not known</option>
      {choices.map(([value, word]) => (
        <option value={value} selected={query[name] === value}>
          {word}
        </option>
      ))}
    </select>
  </p>
)

const yesNo = [
  ['no', 'No'],
  ['yes', 'Yes'],
] as const

const more = [
  'type',
  'via',
  'origin',
  'hs',
  'code',
  'description',
  'purity',
  'chineseContent',
  'chineseTechnology',
  'buyer',
  'listed',
  'owner',
  'endUse',
  'licence',
  'licenceCustomers',
  'licenceTo',
  'stages',
]

/** The facts of a case. Five suffice for most goods; the others are one step away and stay open when they were used. */
export const LicenceForm = ({ query, today }: { query: Query; today: string }) => (
  <form method="get" action="/licence" class="licence-form">
    <fieldset>
      <legend>What, where, when</legend>
      <Choice name="item" label="What moves" query={query} choices={items} />
      <Text name="contains" label="What it contains" query={query} hint="Nd, Fe, B, Dy" />
      <Text name="from" label="From" query={query} hint="China" />
      <Text name="to" label="To" query={query} hint="Germany" />
      <Text name="on" label={`On (today, ${today}, if empty)`} query={query} type="date" />
      <Choice name="military" label="Military buyer or use" query={query} choices={yesNo} />
      <Text name="listed" label="Buyer's list, or no" query={query} hint="no" />
    </fieldset>
    <details open={more.some((name) => name !== 'listed' && query[name] !== undefined)}>
      <summary>More facts</summary>
      <fieldset>
        <legend class="unseen">More facts</legend>
        <Choice name="type" label="Kind of movement" query={query} choices={kinds} />
        <Text name="origin" label="Origin" query={query} hint="where it was made" />
        <Text name="via" label="Through" query={query} />
        <Text name="description" label="Description" query={query} hint="gallium arsenide wafers" />
        <Text name="hs" label="Customs code" query={query} hint="8505.11" />
        <Text name="code" label="Control code" query={query} hint="1C905.a" />
        <Text name="purity" label="Purity, percent" query={query} />
        <Text name="chineseContent" label="Listed Chinese content, percent of value" query={query} />
        <Choice name="chineseTechnology" label="Made with Chinese technology" query={query} choices={yesNo} />
        <Text name="buyer" label="Buyer's name" query={query} />
        <Text name="owner" label="Listed owner and share" query={query} hint="EL-23-2026=50" />
        <Text name="endUse" label="Use" query={query} />
        <Choice
          name="licence"
          label="Licence held"
          query={query}
          choices={[
            ['no', 'None'],
            ['general', 'General'],
            ['individual', 'Individual'],
          ]}
        />
        <Text name="licenceCustomers" label="Customers it names" query={query} />
        <Text name="licenceTo" label="Valid to" query={query} type="date" />
        <Text name="stages" label="Stages (US defence)" query={query} hint="separated=CN, melted=JP" />
        <Text name="knownBy" label="As could be known on" query={query} type="date" />
      </fieldset>
    </details>
    <p class="form-row">
      <button type="submit" class="primary">
        Decide
      </button>
      <a href="/licence">Clear</a>
    </p>
  </form>
)
