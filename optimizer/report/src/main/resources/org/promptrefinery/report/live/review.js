// Shows one case after the other, and tells the server what a person says of its answers. All text of cases and
// answers goes in as text, never as markup.
(() => {
  'use strict';

  const byId = id => document.getElementById(id);
  const token = document.querySelector('meta[name="refinery-token"]').content;
  // What would be invisible or would reorder its surroundings is shown by its number.
  const HIDDEN = /[\u0080-\u009f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
  const SAID = {first: 'answer 1 is better', second: 'answer 2 is better', both: 'good', neither: 'not good'};
  let state = null;
  let busy = false;

  function say(text, failed) {
    const status = byId('status');
    status.textContent = text;
    status.classList.toggle('failed', Boolean(failed));
  }

  function hidden(character) {
    const mark = document.createElement('span');
    mark.className = 'hidden-character';
    mark.textContent = 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    return mark;
  }

  function put(place, text) {
    place.replaceChildren();
    place.classList.toggle('empty', text.trim() === '');
    if (text.trim() === '') {
      place.textContent = text === '' ? 'nothing' : 'nothing but white space';
      return;
    }
    let from = 0;
    for (const found of text.matchAll(HIDDEN)) {
      place.append(text.slice(from, found.index), hidden(found[0]));
      from = found.index + found[0].length;
    }
    place.append(text.slice(from));
  }

  function showInputs(inputs) {
    byId('inputs').replaceChildren(...inputs.map(input => {
      const group = document.createElement('div');
      const name = document.createElement('dt');
      const text = document.createElement('dd');
      put(name, input.name);
      put(text, input.text);
      text.className += ' text';
      text.dir = 'auto';
      group.append(name, text);
      return group;
    }));
  }

  function showReference(open) {
    const there = Boolean(state?.current?.reference);
    byId('reference').hidden = !(open && there);
    byId('show-reference').setAttribute('aria-expanded', String(open && there));
    byId('reference-text').replaceChildren();
    if (open && there) put(byId('reference-text'), state.current.reference);
    if (open && !there) say('This case has no reference.');
  }

  function closeCorrection() {
    const form = byId('correction');
    const inside = form.contains(document.activeElement);
    form.hidden = true;
    if (inside) byId('correct').focus();
  }

  function show(next) {
    const another = state?.key !== next.key;
    state = next;
    const pair = next.current;
    const single = pair && pair.second === undefined;
    byId('count').textContent = `${next.done} of ${next.total} reviewed`;
    byId('progress').max = Math.max(1, next.total);
    byId('progress').value = next.done;
    byId('case').hidden = !pair;
    byId('end').hidden = Boolean(pair);
    for (const id of ['both', 'neither', 'correct', 'skip', 'show-reference']) byId(id).disabled = !pair;
    byId('undo').disabled = next.done === 0;
    if (another) {
      closeCorrection();
      byId('correction-text').value = '';
    }
    if (!pair) {
      byId('end-title').focus();
      return;
    }
    showInputs(pair.inputs);
    put(byId('first'), pair.first);
    if (!single) put(byId('second'), pair.second);
    byId('case-title').textContent = single ? 'Is this answer good?' : 'Which answer is better?';
    byId('first-title').textContent = single ? 'The answer' : 'Answer 1';
    byId('both-name').textContent = single ? 'It is good' : 'Both are good';
    byId('neither-name').textContent = single ? 'It is not good' : 'Neither is good';
    for (const id of ['second-card', 'pick-first', 'pick-second', 'copy-second']) byId(id).hidden = single;
    byId('answers').classList.toggle('single', single);
    showReference(false);
    if (another) scrollTo(0, 0);
  }

  async function ask(path, message) {
    const options = {credentials: 'same-origin', cache: 'no-store'};
    if (message) {
      options.method = 'POST';
      options.headers = {'X-Refinery-Token': token, 'Content-Type': 'application/json'};
      options.body = JSON.stringify(message);
    }
    return fetch(path, options);
  }

  async function tell(deed, correction) {
    if (busy || !state) return;
    busy = true;
    try {
      const reply = await ask('/say', {key: state.key, deed, correction});
      if (reply.status === 409) {
        await load();
        say('Another window has moved on; this is the case to review now.');
      } else if (!reply.ok) {
        say(`Not saved: ${(await reply.text()).trim()}`, true);
      } else {
        const next = await reply.json();
        show(next);
        say(deed === 'skip' ? 'It comes again at the end.' : deed === 'undo' ? 'Taken back.'
          : `Saved: ${correction ? 'your correction' : SAID[deed]}.`);
      }
    } catch (failure) {
      say('Not saved: the connection is lost. Start refinery review again; it goes on where you were.', true);
    } finally {
      busy = false;
    }
  }

  async function load() {
    const reply = await ask('/state');
    if (!reply.ok) throw new Error('refused');
    show(await reply.json());
  }

  function openCorrection() {
    if (!state?.current) return;
    byId('correction').hidden = false;
    byId('correction-text').focus();
    byId('correction').scrollIntoView({block: 'nearest'});
  }

  function saveCorrection() {
    const text = byId('correction-text').value;
    if (text.trim() === '') {
      say('Write how a right answer reads, or cancel.', true);
      byId('correction-text').focus();
      return;
    }
    tell('neither', text);
  }

  function start(text) {
    byId('correction-text').value = text ?? '';
    byId('correction-text').focus();
  }

  function key(event) {
    if (event.defaultPrevented || event.repeat) return;
    const writing = event.target.closest?.('textarea');
    if (writing) {
      if (event.key === 'Escape') closeCorrection();
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) saveCorrection();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || byId('keys').open) return;
    if (event.key === 'Escape') closeCorrection();
    const button = {1: 'pick-first', 2: 'pick-second', b: 'both', n: 'neither', c: 'correct', s: 'skip', u: 'undo',
      r: 'show-reference', '?': 'help'}[event.key.toLowerCase()];
    if (!button) return;
    event.preventDefault();
    // What does not belong to this case is hidden, and its key says nothing then.
    if (!byId(button).hidden) byId(button).click();
  }

  for (const button of document.querySelectorAll('[data-deed]')) {
    button.addEventListener('click', () => tell(button.dataset.deed));
  }
  byId('correct').addEventListener('click', openCorrection);
  byId('cancel').addEventListener('click', closeCorrection);
  byId('copy-first').addEventListener('click', () => start(state?.current?.first));
  byId('copy-second').addEventListener('click', () => start(state?.current?.second));
  byId('correction').addEventListener('submit', event => {
    event.preventDefault();
    saveCorrection();
  });
  byId('show-reference').addEventListener('click', () => showReference(byId('reference').hidden));
  byId('help').addEventListener('click', () => byId('keys').showModal());
  document.addEventListener('keydown', key);
  load().catch(() => say('The connection is lost. Start refinery review again; it goes on where you were.', true));
})();
