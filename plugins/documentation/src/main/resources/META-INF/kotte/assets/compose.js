// Writing an entry where there is script: the draft saves itself, photos go up one by one and can be tried again. Without
// it the form does the same in bigger steps; whatever fails here, what was typed stays in the form.
const form = document.getElementById('compose');
const words = form.dataset;
const SETTLE_MS = 1200;
const RETRY_MS = 10_000;
const POLL_MS = 1500;
const LARGEST_SIDE = 2048;
const SMALL_ENOUGH = 1_000_000;

const byId = id => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const text = name => words['text' + name.split('-').map(part => part[0].toUpperCase() + part.slice(1)).join('')];

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// --- what is chosen, in numbers -------------------------------------------------------------------------------------

function count() {
  const children = all('input[name=child]', form);
  const chosen = children.filter(box => box.checked).length;
  const fill = (element, n, of) => {
    if (element) element.textContent = element.dataset.text.replace('%n', n).replace('%of', of);
  };
  fill(byId('child-count'), chosen, children.length);
  fill(byId('audience-count'), chosen);
  fill(byId('goal-count'), all('input[name=goal]:checked', form).length);
  const photos = all('.upload', byId('uploads'));
  byId('photo-count').hidden = photos.length === 0;
  fill(byId('photo-count'), photos.filter(photo => photo.dataset.state === 'ready').length, photos.length);
}

function choose(wanted) {
  all('input[name=child]', form).forEach(box => { box.checked = wanted(box); });
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

// --- the draft ------------------------------------------------------------------------------------------------------

let firstBody = null;
let dirty = false;
let timer = 0;
let work = Promise.resolve();

const content = () => JSON.stringify({
  unit: form.elements.unit.value,
  title: form.elements.title.value,
  body: form.elements.body.value,
  audience: form.elements.audience.value,
  children: all('input[name=child]:checked', form).map(box => box.value),
  goals: all('input[name=goal]:checked', form).map(box => box.value),
});

const api = (path, options) => fetch(words.api + path, { credentials: 'same-origin', cache: 'no-store', ...options });
const json = { 'Content-Type': 'application/json', Accept: 'application/json' };

function tell(state, trouble) {
  byId('state').hidden = !state;
  if (state) byId('state').textContent = state;
  byId('trouble').hidden = !trouble;
  if (trouble) byId('trouble').querySelector('span').textContent = trouble;
}

function remember(entry) {
  const page = `${words.pages}/${entry.id}`;
  words.entry = entry.id;
  words.version = form.elements.version.value = entry.version;
  form.action = page;
  byId('photo-upload').action = `${page}/photos`;
  byId('discard').action = `${page}/removal`;
  history.replaceState(null, '', `${page}/edit`);
}

// The first save repeats the same body under the same key until it is answered: it makes one draft, however often it is
// sent. What was typed meanwhile follows as a change.
async function create() {
  firstBody ??= content();
  const answer = await api('', {
    method: 'POST', headers: { ...json, 'Idempotency-Key': form.elements.key.value }, body: firstBody });
  if (!answer.ok) {
    if (answer.status < 500) firstBody = null;
    throw answer;
  }
  remember(await answer.json());
}

async function save() {
  if (!dirty) return;
  dirty = false;
  tell(text('saving'));
  try {
    if (!words.entry) await create();
    const body = content();
    if (body !== firstBody) {
      const answer = await api(`/${words.entry}`, {
        method: 'PUT', headers: { ...json, 'If-Match': `"${words.version}"` }, body });
      if (!answer.ok) throw answer;
      words.version = form.elements.version.value = (await answer.json()).version;
    }
    firstBody = null;
    tell(text('saved'));
  } catch (failure) {
    dirty = true;
    if (failure instanceof Response) {
      tell(null, text(failure.status === 412 ? 'changed' : 'refused'));
    } else {
      tell(null, text('offline'));
      later(RETRY_MS);
    }
    throw failure;
  }
}

const inTurn = task => (work = work.catch(() => {}).then(task));

function later(delay) {
  clearTimeout(timer);
  timer = setTimeout(() => inTurn(save).catch(() => {}), delay);
}

function changed(event) {
  count();
  if (words.published === 'yes' || event?.target?.type === 'file' || event?.target?.name?.startsWith('alt-')) return;
  dirty = true;
  later(SETTLE_MS);
}

// --- photos ---------------------------------------------------------------------------------------------------------

async function shrunk(file) {
  if (file.size < SMALL_ENOUGH) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = make('canvas', { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
    canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.88));
    return blob && blob.size < file.size ? blob : file;
  } catch {
    return file; // A kind of photo that this browser cannot read: the server says whether it can.
  }
}

function tile(file) {
  const number = all('.upload', byId('uploads')).length + 1;
  const name = `${text('photo')} ${number}`;
  const picture = make('img', { src: URL.createObjectURL(file), width: 200, height: 200, alt: name });
  const progress = make('progress', { value: 0, max: 100 });
  progress.setAttribute('aria-label', name);
  const remove = make('button', { type: 'button', className: 'iconbtn' });
  remove.setAttribute('aria-label', `${text('remove')}: ${name}`);
  remove.innerHTML = '<svg class="i-s" aria-hidden="true"><use></use></svg>';
  remove.querySelector('use').setAttribute('href', words.iconRemove);
  const status = make('span', { textContent: text('waiting') });
  const element = make('div', { className: 'upload wait' }, make('div', {}, picture, progress, remove), status);
  element.dataset.state = 'waiting';
  byId('uploads').querySelector('.add').before(element);
  count();
  return element;
}

function show(element, state, reason) {
  element.dataset.state = state;
  element.classList.toggle('wait', state !== 'ready');
  if (state !== 'sending') element.querySelector('progress')?.remove();
  const status = element.lastElementChild;
  status.className = state === 'failed' ? 'error' : '';
  status.textContent = state === 'failed' ? (reason && text(reason)) ?? text('other') : text(state);
  count();
}

function post(element, entry, blob) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const progress = element.querySelector('progress');
    element.request = request;
    request.open('POST', `${words.api}/${entry}/photos`);
    request.setRequestHeader('Content-Type', blob.type.startsWith('image/') ? blob.type : 'application/octet-stream');
    request.upload.onprogress = event => {
      const share = Math.round((100 * event.loaded) / event.total);
      if (progress) progress.value = share;
      element.lastElementChild.textContent = `${share} %`;
    };
    request.onload = () => (request.status === 201 ? done(JSON.parse(request.responseText)) : fail(request.status));
    request.onerror = request.onabort = () => fail(0);
    request.send(blob);
  });
}

async function upload(element, file) {
  if (!element.isConnected) return;
  element.dataset.state = 'sending';
  try {
    if (!words.entry) { dirty = true; await save(); }
    const photo = await post(element, words.entry, await shrunk(file));
    element.dataset.photo = photo.id;
    show(element, 'pending');
    describe(element, photo.id);
    poll();
  } catch (status) {
    if (!element.isConnected) return;
    show(element, 'failed', status === 415 ? 'unsupported-type' : status === 413 ? 'too-many-pixels' : 'offline-photo');
    if (status === 415 || status === 413) return;
    const again = make('button', { type: 'button', className: 'btn ghost', textContent: text('again') });
    again.onclick = () => {
      again.remove();
      show(element, 'waiting');
      inTurn(() => upload(element, file));
    };
    element.append(again);
    element.append(element.querySelector('span')); // The status stays last.
  }
}

function describe(element, id) {
  const name = element.querySelector('img').alt;
  const input = make('input', { className: 'input', id: `alt-${id}`, name: `alt-${id}`, maxLength: 300 });
  const field = make('div', { className: 'field' }, make('label', { htmlFor: input.id, textContent: `${name}: ${text('alt')}` }), input);
  field.dataset.alt = id;
  byId('alts').append(field);
}

function remove(element) {
  element.request?.abort();
  const id = element.dataset.photo;
  element.remove();
  all('[data-alt]', byId('alts')).filter(field => field.dataset.alt === id).forEach(field => field.remove());
  count();
  byId('photo').focus();
  if (id) inTurn(() => api(`/${words.entry}/photos/${id}`, { method: 'DELETE' }));
}

let polling = 0;

// Asks how far the photos have come until none is in the works.
function poll() {
  clearTimeout(polling);
  polling = setTimeout(async () => {
    const waiting = all('.upload[data-state=pending]');
    if (!waiting.length) return;
    try {
      const photos = await (await api(`/${words.entry}/photos`, { headers: { Accept: 'application/json' } })).json();
      for (const element of waiting) {
        const photo = photos.find(one => one.id === element.dataset.photo);
        if (photo && photo.state !== 'pending') {
          if (photo.href && !element.querySelector('img'))
            element.firstElementChild.prepend(make('img', { src: photo.href, width: 200, height: 200, alt: photo.alt }));
          show(element, photo.state, photo.failure);
        }
      }
    } catch {
      // Asked again below.
    }
    poll();
  }, POLL_MS);
}

// --- events ---------------------------------------------------------------------------------------------------------

form.addEventListener('input', changed);
byId('child-shortcuts')?.removeAttribute('hidden');
byId('child-all')?.addEventListener('click', () => {
  const some = all('input[name=child]', form).some(box => !box.checked);
  choose(() => some);
});
byId('child-last')?.addEventListener('click', () => choose(box => box.dataset.last === 'yes'));

byId('photo').addEventListener('change', event => {
  const files = [...event.target.files];
  event.target.value = '';
  files.map(file => [tile(file), file]).forEach(([element, file]) => inTurn(() => upload(element, file)));
});

byId('uploads').addEventListener('click', event => {
  const button = event.target.closest('.upload .iconbtn');
  if (!button) return;
  event.preventDefault();
  remove(button.closest('.upload'));
});

byId('alts').addEventListener('change', event => {
  if (words.published === 'yes') return;
  const id = event.target.name.slice('alt-'.length);
  inTurn(() => api(`/${words.entry}/photos/${id}`, {
    method: 'PUT', headers: json, body: JSON.stringify({ alt: event.target.value }) })).catch(() => {});
});

// A form that is sent waits for what is under way: its version has to be the last, and its photos all there.
let sending = false;
form.addEventListener('submit', async event => {
  if (sending) return;
  event.preventDefault();
  const { submitter } = event;
  clearTimeout(timer);
  tell(text(all('.upload[data-state=waiting], .upload[data-state=sending]').length ? 'photos-first' : 'saving'));
  await work.catch(() => {});
  // In a task of its own: a form does not submit again while it still tells of being submitted.
  await new Promise(resolve => setTimeout(resolve));
  const failed = all('.upload[data-state=failed]:not([data-photo])');
  if (failed.length && submitter?.value === 'publish') {
    tell(null, text('photos-failed'));
    failed[0].querySelector('button').focus();
    return;
  }
  sending = true;
  form.requestSubmit(submitter);
});

addEventListener('online', () => dirty && later(0));
addEventListener('beforeunload', event => {
  if (!sending && (dirty || all('.upload[data-state=sending]').length)) event.preventDefault();
});

byId('summary')?.focus();
count();
poll();
