/** What the server tells while runs are made, a line of JSON at a time. */
type Told = { readonly done: number; readonly of: number } | { readonly ready: true } | { readonly refused: string }

/**
 * The scenario laboratory without reloads: sliders and numbers move together, runs tell how far they are and can be cancelled, and a first
 * look is followed by a fuller one. Any doubt falls back to sending the form.
 */
export function liveLab(form: HTMLFormElement): void {
  const part = document.querySelector<HTMLElement>('[data-lab-part]')
  const progress = form.querySelector<HTMLElement>('[data-lab-progress]')
  const runs = form.querySelector<HTMLSelectElement>('[data-lab-runs]')
  if (part === null || progress === null || runs === null) return
  const bar = progress.querySelector('progress')
  const says = progress.querySelector('span')
  form.dataset['live'] = ''
  let going: AbortController | undefined

  for (const slider of form.querySelectorAll<HTMLInputElement>('[data-knob-for]')) {
    const field = document.getElementById(slider.dataset['knobFor'] ?? '')
    if (!(field instanceof HTMLInputElement)) continue
    slider.addEventListener('input', () => (field.value = slider.value))
    slider.addEventListener('change', () => void run(Number(runs.value)))
    field.addEventListener('input', () => (slider.value = field.value))
  }
  form.querySelector('[data-lab-name]')?.addEventListener('change', () => {
    // Another scenario has other numbers.
    for (const field of form.querySelectorAll<HTMLInputElement>('[data-knob], [name=z]')) field.disabled = true
    form.submit()
  })
  progress.querySelector('button')?.addEventListener('click', () => going?.abort())
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void run(Number(runs.value))
  })

  function addressed(count: number, path: string): URL {
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' && name !== 'runs' ? [[name, value]] : [],
    )
    const address = new URL(path, location.href)
    address.search = new URLSearchParams([...fields, ['runs', String(count)]]).toString()
    return address
  }

  /** Follows the lines of a run until it is ready; throws what was refused. */
  async function follow(count: number, signal: AbortSignal): Promise<void> {
    const response = await fetch(addressed(count, '/scenario/runs'), { signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    if (!response.ok || reader === undefined) throw new Error(String(response.status))
    let rest = ''
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = `${rest}${read.value}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const told = JSON.parse(line) as Told
        if ('refused' in told) throw new Error(told.refused)
        if ('done' in told && bar && says) {
          bar.value = told.done / told.of
          says.textContent = `${told.done} of ${told.of} runs`
        }
        if ('ready' in told) return
      }
    }
    throw new Error('the runs ended without an answer')
  }

  async function run(count: number): Promise<void> {
    going?.abort()
    const own = new AbortController()
    going = own
    if (progress) progress.hidden = false
    if (bar) bar.value = 0
    if (says) says.textContent = `0 of ${count} runs`
    try {
      await follow(count, own.signal)
      const address = addressed(count, '/scenario')
      const response = await fetch(address, { signal: own.signal })
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const next = page.querySelector('[data-lab-part]')
      if (!response.ok || next === null) throw new Error(String(response.status))
      part?.replaceChildren(...next.childNodes)
      document.title = page.title
      history.replaceState(null, '', address)
    } catch {
      if (!own.signal.aborted) form.submit()
    } finally {
      if (going === own && progress) progress.hidden = true
    }
  }

  const full = Number(form.dataset['full'])
  if (!new URL(location.href).searchParams.has('runs') && Number(runs.value) < full) {
    runs.value = String(full)
    void run(full)
  }
}
