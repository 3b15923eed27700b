/** How long a slider may rest before the page follows it. */
const rest = 120

/**
 * Lets the page follow its form: the address, the charts and everything else in `[data-live-part]` change without a reload.
 * Any doubt falls back to sending the form.
 */
export function liveChoice(form: HTMLFormElement): void {
  const part = document.querySelector('[data-live-part]')
  const year = form.querySelector<HTMLInputElement>('input[type=range]')
  const says = form.querySelector('output')
  if (part === null) return
  form.dataset['live'] = ''
  let latest = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function follow(): Promise<void> {
    const turn = ++latest
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    )
    const address = new URL(form.action)
    address.search = new URLSearchParams(fields).toString()
    part?.setAttribute('aria-busy', 'true')
    try {
      const response = await fetch(address)
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      if (turn !== latest) return
      const [next, control] = [page.querySelector('[data-live-part]'), page.querySelector('.year-field')]
      if (!response.ok || next === null) throw new Error(String(response.status))
      part?.replaceChildren(...next.childNodes)
      part?.removeAttribute('aria-busy')
      document.title = page.title
      history.replaceState(null, '', address)
      // The neighbouring years are links of the address that has just changed; the slider itself keeps its focus.
      const [steps, fresh] = [form.querySelectorAll('.step'), control?.querySelectorAll('.step') ?? []]
      for (const [index, step] of fresh.entries()) steps[index]?.replaceWith(step)
    } catch {
      form.submit()
    }
  }

  const later = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void follow(), rest)
  }
  year?.addEventListener('input', () => {
    if (says !== null) says.textContent = year.value
    later()
  })
}
