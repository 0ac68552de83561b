// Keeps a page that the watching server has sent as new as the files behind it.
(() => {
  'use strict';

  const byId = id => document.getElementById(id);
  const meta = (page, name) => page.querySelector(`meta[name="${name}"]`)?.content ?? '';
  const events = meta(document, 'refinery-events');
  const token = meta(document, 'refinery-token');
  let shown = meta(document, 'refinery-stamp');
  let source = null;
  let fetching = false;
  let again = false;

  function connection(text, lost) {
    const place = byId('live-link');
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle('live-lost', lost);
  }

  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(`${events}?since=${shown}`);
    source.addEventListener('open', () => connection('live', false));
    source.addEventListener('changed', refresh);
    source.addEventListener('error', () => {
      const gone = source.readyState === EventSource.CLOSED;
      connection(gone ? 'connection lost: start refinery watch again' : 'connecting again', true);
    });
  }

  // Browsers allow six connections to a server: a page that nobody sees must not keep one.
  function rest() {
    source?.close();
    source = null;
  }

  async function refresh() {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    try {
      do {
        again = false;
        await load();
      } while (again);
    } catch (failure) {
      connection('connection lost', true);
    } finally {
      fetching = false;
    }
  }

  async function load() {
    const reply = await fetch(location.pathname, {credentials: 'same-origin', cache: 'no-store'});
    if (!reply.ok) {
      connection(reply.status === 404 ? 'this run is gone' : 'connection lost', true);
      return;
    }
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    shown = meta(page, 'refinery-stamp');
    showState(page);
    showMain(page.querySelector('main'));
  }

  function showState(page) {
    const now = page.getElementById('live-state');
    const state = byId('live-state');
    if (!now || !state) return;
    if (state.textContent !== now.textContent) state.textContent = now.textContent;
    state.dataset.state = now.dataset.state;
    byId('live-stop').hidden = page.getElementById('live-stop').hidden;
  }

  function showMain(now) {
    const main = document.querySelector('main');
    if (!now || now.innerHTML === main.innerHTML) return;
    if (window.refineryReport?.update) {
      window.refineryReport.update(now.innerHTML);
      return;
    }
    const focused = document.activeElement?.getAttribute('href');
    main.replaceChildren(...now.childNodes);
    if (focused) main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }

  async function stop(dialog) {
    const state = byId('live-state');
    try {
      const reply = await fetch(dialog.dataset.stop, {
        method: 'POST',
        credentials: 'same-origin',
        headers: {'X-Refinery-Token': token},
      });
      if (reply.status === 204) {
        state.textContent = 'stopping';
        state.dataset.state = 'stopping';
        byId('live-stop').hidden = true;
      } else {
        connection(`not stopped: ${(await reply.text()).trim()}`, true);
      }
    } catch (failure) {
      connection('not stopped: connection lost', true);
    }
  }

  const dialog = byId('live-dialog');
  if (dialog) {
    byId('live-stop').addEventListener('click', () => {
      dialog.returnValue = '';
      dialog.showModal();
    });
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'stop') stop(dialog);
    });
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
  listen();
})();
