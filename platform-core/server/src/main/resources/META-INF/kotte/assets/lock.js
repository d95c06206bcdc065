// Shared tablets: signs staff out when nobody has touched the page for a while. Loaded with the form that hands over to the
// next person, which is what it sends: <form method="post" action="/sign-out" data-lock="seconds" data-lock-warning="text"
// data-locked="text">. Half a minute before, a notice says so, and any touch keeps the page (WCAG 2.2.1).
//
// A page that holds something unsaved listens for "kotte:lock" on the document, and has up to three seconds:
//   document.addEventListener('kotte:lock', event => event.detail.waitUntil(saveDraft()))

const NOTICE = 30_000
const PATIENCE = 3_000

const form = document.querySelector('form[data-lock]')
const limit = Number(form.dataset.lock) * 1_000
let touched = Date.now()
let locking = false

const notice = document.createElement('p')
notice.className = 'toast lock-notice'
notice.setAttribute('role', 'alert')
document.body.append(notice)

const lock = async () => {
  locking = true
  const saved = []
  document.dispatchEvent(new CustomEvent('kotte:lock', { detail: { waitUntil: promise => saved.push(promise) } }))
  const cover = document.createElement('p')
  cover.className = 'locked'
  cover.textContent = form.dataset.locked
  for (const part of document.body.children) part.hidden = true
  document.body.append(cover)
  await Promise.race([Promise.allSettled(saved), new Promise(resolve => setTimeout(resolve, PATIENCE))])
  form.hidden = true
  document.body.replaceChildren(cover, form)
  form.requestSubmit()
}

// The clock is read anew each time, because timers stand still while a tablet sleeps.
const look = () => {
  if (locking) return
  const idle = Date.now() - touched
  notice.textContent = idle >= limit - NOTICE ? form.dataset.lockWarning : ''
  if (idle >= limit) lock()
}

const touch = () => {
  look()
  touched = Date.now()
  if (!locking) notice.textContent = ''
}

for (const kind of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove']) {
  addEventListener(kind, touch, { passive: true, capture: true })
}
document.addEventListener('visibilitychange', look)
addEventListener('pageshow', look)
setInterval(look, 1_000)
