// Filters the cases, reads plots aloud, keeps the theme. The page shows all it has without this.
(() => {
  'use strict';

  const byId = id => document.getElementById(id);
  const root = document.documentElement;
  const main = byId('report');
  const filter = {status: '', split: '', tag: '', search: ''};

  // A page from disk may be refused any storage.
  function stored(value) {
    try {
      if (value) localStorage.setItem('refinery-theme', value);
      return localStorage.getItem('refinery-theme');
    } catch {
      return null;
    }
  }

  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

  function theme(chosen) {
    if (chosen === 'dark' || chosen === 'light') root.dataset.theme = chosen;
    byId('theme').textContent = isDark() ? 'Light' : 'Dark';
  }

  function matches(row) {
    return (!filter.status || row.dataset.status === filter.status)
      && (!filter.split || row.dataset.split === filter.split)
      && (!filter.tag || row.dataset.tags.split(' ').includes(filter.tag))
      && (!filter.search || text(row).includes(filter.search.toLowerCase()));
  }

  const texts = new WeakMap();
  function text(row) {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  }

  function apply() {
    const rows = main.querySelectorAll('tr.case');
    if (!byId('filters')) return;
    let shown = 0;
    for (const row of rows) {
      row.hidden = !matches(row);
      if (!row.hidden) shown++;
    }
    for (const chip of main.querySelectorAll('[data-status]:is(button)')) {
      chip.setAttribute('aria-pressed', String(chip.dataset.status === filter.status));
    }
    byId('case-count').textContent = `${shown.toLocaleString('en')} of ${rows.length.toLocaleString('en')} rows`;
    byId('no-case').hidden = shown > 0;
  }

  function point(plot, chosen) {
    plot.querySelector('.active')?.classList.remove('active');
    chosen?.classList.add('active');
    const readout = plot.querySelector('.readout');
    readout.textContent = chosen ? chosen.querySelector('title').textContent : 'Point at a dot, or use the arrow keys, to read it.';
    readout.classList.toggle('hint', !chosen);
  }

  // In the order of the eye, from left to right, since the drawing has the important ones last.
  function points(plot) {
    const at = circle => circle.cx.baseVal.value * 1000 + circle.cy.baseVal.value;
    return [...plot.querySelectorAll('.point')].sort((one, other) => at(one) - at(other));
  }

  function step(plot, key) {
    const all = points(plot);
    const now = all.indexOf(plot.querySelector('.active'));
    const to = {ArrowRight: now + 1, ArrowLeft: now < 0 ? all.length - 1 : now - 1, Home: 0, End: all.length - 1}[key];
    if (to === undefined || all.length === 0) return false;
    point(plot, all[Math.min(all.length - 1, Math.max(0, to))]);
    return true;
  }

  // What is new in the content becomes usable.
  function ready() {
    for (const plot of main.querySelectorAll('.plot')) {
      plot.tabIndex = 0;
      plot.setAttribute('role', 'group');
      point(plot, null);
      plot.setAttribute('aria-label', `${plot.querySelector('svg > title').textContent}. Arrow keys go from point to point.`);
    }
    const filters = byId('filters');
    if (!filters) return;
    filters.hidden = false;
    for (const [id, key] of [['case-split', 'split'], ['case-tag', 'tag'], ['case-search', 'search']]) {
      if (byId(id)) byId(id).value = filter[key];
    }
    apply();
  }

  // Takes a new content and leaves the reader where he is.
  function update(html) {
    const open = [...main.querySelectorAll('details[open][id]')].map(one => one.id);
    const focused = document.activeElement;
    const mark = focused?.id ? `#${CSS.escape(focused.id)}`
      : focused?.getAttribute('href') ? `a[href="${CSS.escape(focused.getAttribute('href'))}"]` : null;
    const selection = focused?.id === 'case-search' ? [focused.selectionStart, focused.selectionEnd] : null;
    const inside = main.contains(focused);
    const active = [...main.querySelectorAll('.plot')].map(plot => [plot.id, plot.querySelector('.active > title')?.textContent]);
    const [x, y] = [scrollX, scrollY];
    main.innerHTML = html;
    for (const id of open) byId(id)?.setAttribute('open', '');
    ready();
    for (const [id, says] of active) {
      const again = says && [...byId(id)?.querySelectorAll('.point') ?? []].find(one => one.textContent === says);
      if (again) point(byId(id), again);
    }
    if (inside && mark) main.querySelector(mark)?.focus({preventScroll: true});
    if (selection && byId('case-search')) byId('case-search').setSelectionRange(...selection);
    scrollTo({left: x, top: y, behavior: 'instant'});
  }

  main.addEventListener('click', event => {
    const chip = event.target.closest('button[data-status]');
    if (chip) {
      filter.status = chip.dataset.status;
      apply();
    }
    const circle = event.target.closest('.point');
    if (circle) point(circle.closest('.plot'), circle);
  });
  function chosen(event) {
    const key = {'case-split': 'split', 'case-tag': 'tag', 'case-search': 'search'}[event.target.id];
    if (!key || filter[key] === event.target.value) return;
    filter[key] = event.target.value;
    apply();
  }

  main.addEventListener('input', chosen);
  main.addEventListener('change', chosen);
  main.addEventListener('pointerover', event => {
    const circle = event.target.closest('.point');
    if (circle) point(circle.closest('.plot'), circle);
  });
  main.addEventListener('keydown', event => {
    if (event.target.matches('.plot') && step(event.target, event.key)) event.preventDefault();
  });
  byId('theme').addEventListener('click', () => {
    theme(isDark() ? 'light' : 'dark');
    stored(root.dataset.theme);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => theme());

  theme(stored());
  byId('theme').hidden = false;
  ready();
  window.refineryReport = {update};
})();
