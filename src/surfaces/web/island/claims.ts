/** Opens claims in the panel without a reload. The address changes as if the link had been followed. */
export function liveClaims(check: HTMLElement): void {
  const panel = check.querySelector<HTMLElement>('[data-panel]')
  if (panel === null) return
  check.dataset['live'] = ''
  // On a narrow window the open claim covers the foot of the page, so its passage is brought above it.
  const opened = check.dataset['open']
  if (opened !== undefined && matchMedia('(max-width: 64rem)').matches)
    document.getElementById(`mark-${opened}`)?.scrollIntoView({ block: 'nearest' })
  let latest = 0

  /** The other controls of the page must keep the open claim too, as if the page had been loaded with it. */
  const carry = (id: string | null): void => {
    const dates = check.querySelector<HTMLFormElement>('form.dates')
    if (dates === null) return
    for (const link of dates.querySelectorAll('a')) {
      const address = new URL(link.href)
      if (id === null) address.searchParams.delete('claim')
      else address.searchParams.set('claim', id)
      link.href = address.href
    }
    const field = dates.querySelector<HTMLInputElement>('input[name=claim]') ?? document.createElement('input')
    if (id === null) return field.remove()
    Object.assign(field, { type: 'hidden', name: 'claim', value: id })
    dates.append(field)
  }

  const markOpen = (id: string | null): void => {
    carry(id)
    if (id === null) delete check.dataset['open']
    else check.dataset['open'] = id
    for (const mark of check.querySelectorAll<HTMLElement>('.claim')) {
      if (mark.dataset['claim'] === id) mark.setAttribute('aria-current', 'true')
      else mark.removeAttribute('aria-current')
    }
    for (const mark of check.querySelectorAll<HTMLElement>('.margin-mark'))
      mark.toggleAttribute('data-open', mark.dataset['claim'] === id)
  }

  /** Fills the panel for an address; any doubt falls back to loading the page. */
  async function show(address: URL, moveFocus: boolean): Promise<void> {
    const turn = ++latest
    const part = new URL(address)
    part.searchParams.set('part', 'claim')
    part.hash = ''
    panel?.setAttribute('aria-busy', 'true')
    try {
      const response = await fetch(part)
      const html = await response.text()
      if (turn !== latest || panel === null) return
      if (!response.ok) throw new Error(String(response.status))
      panel.innerHTML = html
      panel.scrollTop = 0
      panel.removeAttribute('aria-busy')
      markOpen(panel.querySelector('.dossier') === null ? null : address.searchParams.get('claim'))
      if (moveFocus) panel.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
    } catch {
      location.assign(address)
    }
  }

  function close(): void {
    const id = check.dataset['open']
    const address = new URL(location.href)
    address.searchParams.delete('claim')
    address.hash = ''
    history.pushState(null, '', address)
    void show(address, false)
    const mark = id === undefined ? null : document.getElementById(`mark-${id}`)
    mark?.focus()
  }

  check.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-claim], a[data-close]') : null
    if (link === null) return
    event.preventDefault()
    if ('close' in link.dataset) return close()
    const address = new URL(link.href)
    address.hash = ''
    history.pushState(null, '', address)
    const id = link.dataset['claim'] ?? ''
    document.getElementById(`mark-${id}`)?.scrollIntoView({ block: 'nearest' })
    void show(address, true)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && check.dataset['open'] !== undefined) close()
  })
  addEventListener('popstate', () => void show(new URL(location.href), false))
}
