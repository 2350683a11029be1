// Starts the components' scripts. Every page works without this file.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
const components = document.querySelector('meta[name="putright-components"]')
if (components) {
  import(components.content).then(({ initAll }) => initAll())
}

// Without a connection a form is not sent: what was written stays on the page, and the page says so.
for (const form of document.querySelectorAll('form[data-keep]')) {
  form.addEventListener('submit', (event) => {
    const lost = !navigator.onLine
    form.querySelector('[data-offline]').hidden = !lost
    if (lost) event.preventDefault()
  })
}
// Where the browser made no passkey, the page says so: it was refused, or there is none on this device.
document.addEventListener('allauth.error', () => {
  const said = document.querySelector('[data-passkey-said]')
  if (said) said.textContent = said.dataset.passkeySaid
})
for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print())
}

// Keys for those who work through a list all day: single letters, which can be turned off (WCAG 2.1.4), and never the only way.
const keys = document.querySelector('[data-keys]')
if (keys) {
  const off = keys.querySelector('[data-keys-off]')
  const areOff = () => localStorage.getItem('putright-keys') === 'off'
  const say = () => {
    off.textContent = areOff() ? off.dataset.on : off.dataset.off
    off.setAttribute('aria-pressed', String(areOff()))
  }
  off.addEventListener('click', () => {
    localStorage.setItem('putright-keys', areOff() ? 'on' : 'off')
    say()
  })
  say()
  const subjects = [...document.querySelectorAll('.putright-subject')]
  const step = (by) => {
    const at = subjects.indexOf(document.activeElement.closest('tr')?.querySelector('.putright-subject'))
    const next = subjects[Math.min(Math.max(at < 0 ? 0 : at + by, 0), subjects.length - 1)]
    if (next) next.focus()
  }
  const goes = (end) => document.querySelector(`nav a[href$="/desk/${end}"], header a[href$="/desk/${end}"]`)?.click()
  const chooses = () => document.activeElement.closest('tr')?.querySelector('.putright-choose input')?.click()
  const does = { x: chooses, j: () => step(1), k: () => step(-1), '/': () => goes('search/'), c: () => goes('record/'), g: () => goes('') }
  document.addEventListener('keydown', (event) => {
    const busy = event.target.closest('input:not([type="checkbox"]), textarea, select') || event.ctrlKey || event.altKey || event.metaKey
    if (busy || areOff() || !does[event.key]) return
    event.preventDefault()
    does[event.key]()
  })
}

// How many cases are selected is said as boxes are ticked, and all of them are ticked without asking for the page again.
const together = document.querySelector('form[data-together]')
if (together) {
  const boxes = [...together.querySelectorAll('.putright-choose input')]
  const count = together.querySelector('[data-count]')
  const tell = () => {
    const many = boxes.filter((box) => box.checked).length
    count.textContent = many ? count.dataset.some.replace('{}', many) : count.dataset.none
  }
  together.querySelector('[data-all]').addEventListener('click', (event) => {
    event.preventDefault()
    const all = boxes.some((box) => !box.checked)
    for (const box of boxes) box.checked = all
    tell()
  })
  together.addEventListener('change', tell)
  window.addEventListener('pageshow', tell)
}

// A record of half a minute is saved without reaching for the mouse.
const quick = document.querySelector('form[data-quick]')
if (quick) {
  quick.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) quick.requestSubmit(quick.querySelector('[data-prevent-double-click]'))
  })
  const first = quick.querySelector('textarea')
  if (first && !document.querySelector('.govuk-error-summary, #looks')) first.focus()
}

// A form of staff is saved while it is written, so that a crash, a full battery or an expired sign-in takes no word.
// Signed in again in another window, the browser has a new token: it is taken up, so that this page can go on.
const written = document.querySelector('form[data-draft]')
if (written) {
  const said = document.querySelector('[data-draft-said]')
  const token = written.elements.csrfmiddlewaretoken
  const refresh = () => { token.value = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? token.value }
  const answers = { 204: 'saved', 403: 'out', 404: 'over', 410: 'over', 413: 'long' }
  let waits, sent = ''
  const save = async (leaving) => {
    clearTimeout(waits)
    refresh()
    const form = new FormData(written)
    for (const [name, value] of [...form]) if (value instanceof File) form.delete(name)
    const body = new URLSearchParams(form)
    const text = body.toString()
    if (text === sent) return
    try {
      const answer = await fetch(written.dataset.draft, { method: 'POST', body, keepalive: leaving === true, redirect: 'manual' })
      const known = answers[answer.status] ?? 'lost'
      const what = known === 'out' && !sent && !written.hasAttribute('data-draft-begun') ? 'new' : known
      said.textContent = written.dataset['said' + what[0].toUpperCase() + what.slice(1)].replace('%(at)s', answer.headers.get('Saved-At'))
      if (what === 'saved') sent = text
      if (what === 'lost') waits = setTimeout(save, 15000)
    } catch {
      said.textContent = written.dataset.saidLost
      waits = setTimeout(save, 15000)
    }
  }
  written.addEventListener('input', () => {
    clearTimeout(waits)
    waits = setTimeout(save, 3000)
  })
  document.addEventListener('visibilitychange', () => { if (document.hidden && waits) save(true) })
  written.addEventListener('submit', () => {
    clearTimeout(waits)
    waits = undefined
    refresh()
  })
}

// Words that are selected in what somebody said become a point of their complaint. Points not needed yet are out of sight.
const points = [...document.querySelectorAll('[data-points] textarea')]
if (points.length) {
  const group = (point) => point.closest('.govuk-form-group')
  const show = () => {
    const last = points.findLastIndex((point) => point.value.trim())
    points.forEach((point, at) => { group(point).hidden = at > last + 1 })
  }
  document.querySelector('[data-points]').addEventListener('input', show)
  show()
  const quote = document.querySelector('[data-quote]')
  const make = quote?.querySelector('[data-make-point]')
  const said = quote?.querySelector('[data-point-said]')
  const chosen = () => {
    const selection = document.getSelection()
    const inside = [...quote.querySelectorAll('blockquote')].some((words) => words.contains(selection.anchorNode) && words.contains(selection.focusNode))
    return inside ? selection.toString().trim() : ''
  }
  let kept = ''
  document.addEventListener('selectionchange', () => { if (make) kept = chosen() || (document.activeElement === make ? kept : '') })
  make?.addEventListener('mousedown', (event) => event.preventDefault()) // keeps what is selected
  make?.addEventListener('click', () => {
    const words = chosen() || kept
    const free = points.find((point) => !point.value.trim())
    said.textContent = !words ? make.dataset.none : !free ? make.dataset.full : ''
    if (!words || !free) return
    free.value = words
    free.dispatchEvent(new Event('input', { bubbles: true }))
    kept = ''
    document.getSelection().removeAllRanges()
    said.textContent = make.dataset.made
  })
}
