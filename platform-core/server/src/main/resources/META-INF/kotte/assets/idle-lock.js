// Shared tablets: signs the person out when nobody has touched the page for a while. The page holds the form to sign out
// with: <form method="post" action="/sign-out" data-lock-minutes="5">. The clock is read anew on waking, because timers
// stand still while a tablet sleeps; the page is hidden before it goes.
const form = document.querySelector('form[data-lock-minutes]')

if (form) {
  const limit = Number(form.dataset.lockMinutes) * 60_000
  let touched = Date.now()

  const look = () => {
    if (Date.now() - touched < limit) return
    document.documentElement.hidden = true
    form.requestSubmit()
  }
  // Looks first: the touch that wakes a tablet is the next person's.
  const touch = () => { look(); touched = Date.now() }

  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(kind, touch, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  addEventListener('pageshow', look)
  setInterval(look, 5_000)
}
