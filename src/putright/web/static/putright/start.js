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
    const at = subjects.indexOf(document.activeElement)
    const next = subjects[Math.min(Math.max(at < 0 ? 0 : at + by, 0), subjects.length - 1)]
    if (next) next.focus()
  }
  const goes = (end) => document.querySelector(`nav a[href$="/desk/${end}"], header a[href$="/desk/${end}"]`)?.click()
  const does = { j: () => step(1), k: () => step(-1), '/': () => goes('search/'), c: () => goes('record/'), g: () => goes('') }
  document.addEventListener('keydown', (event) => {
    const busy = event.target.closest('input, textarea, select') || event.ctrlKey || event.altKey || event.metaKey
    if (busy || areOff() || !does[event.key]) return
    event.preventDefault()
    does[event.key]()
  })
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
