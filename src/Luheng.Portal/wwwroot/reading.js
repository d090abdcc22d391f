// 读规划: keys move and decide, decisions need no reload, words selected in the text become a find. Without this script every button is a plain form.
(() => {
  const reading = document.querySelector('.reading[data-reading]');
  if (!reading) return;
  const text = reading.querySelector('.plan-text');
  const finds = reading.querySelector('.finds');
  const list = finds.querySelector('ol');
  const query = reading.dataset.show ? `?show=${reading.dataset.show}` : '';
  const cards = () => [...list.querySelectorAll(':scope > .find')];
  const card = (id) => document.getElementById(`f-${id}`);
  let at = null;

  const into = (box, child) => {
    const [b, c] = [box.getBoundingClientRect(), child.getBoundingClientRect()];
    if (c.top < b.top + 30 || c.bottom > b.bottom - 30) box.scrollTop += c.top - b.top - Math.min(b.height / 3, Math.max(30, (b.height - c.height) / 2));
  };

  function select(id, focus = false) {
    const next = card(id);
    if (!next) return;
    document.querySelectorAll('.find.at, mark.at').forEach((n) => n.classList.remove('at'));
    at = id;
    next.classList.add('at');
    const marks = text.querySelectorAll(`mark[data-find="${id}"]`);
    marks.forEach((m) => m.classList.add('at'));
    into(finds, next);
    if (marks.length) into(text, marks[0]);
    if (focus) next.querySelector('.find-name').focus({ preventScroll: true });
  }

  function step(by) {
    const all = cards();
    const now = all.findIndex((c) => c.dataset.find === at);
    const next = all[now < 0 ? 0 : Math.min(all.length - 1, Math.max(0, now + by))];
    if (next) select(next.dataset.find, true);
  }

  function replace(fresh) {
    const old = card(fresh.dataset.find);
    const made = document.importNode(fresh, true);
    if (old) old.replaceWith(made);
    text.querySelectorAll(`mark[data-find="${fresh.dataset.find}"]`).forEach((m) => { m.className = `${fresh.dataset.look}${m.classList.contains('at') ? ' at' : ''}`; });
    return made;
  }

  async function fetched(address, options = {}) {
    const answer = await fetch(address, { ...options, headers: { 'HX-Request': 'true' } });
    const read = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return { answer, read };
  }

  function failed(id) {
    const line = document.createElement('p');
    line.className = 'find-wrong';
    line.setAttribute('role', 'alert');
    line.textContent = reading.dataset.failed;
    card(id)?.append(line);
  }

  async function send(form, button, id) {
    const data = new FormData(form);
    for (const name of [...data.keys()]) if (name.startsWith('why.') && name !== `why.${id}`) data.delete(name); // of this find alone
    if (button?.name) data.append(button.name, button.value);
    if (button) button.disabled = true;
    try {
      const { answer, read } = await fetched(form.getAttribute('action'), { method: 'POST', body: data });
      const part = read.querySelector('[data-decided]');
      if (!part) throw new Error(answer.statusText);
      const [was, done] = [card(id), answer.ok];
      const after = done && was?.nextElementSibling ? was.nextElementSibling.dataset.find : id;
      document.getElementById('reading-state').replaceWith(document.importNode(part.querySelector('#reading-state'), true));
      part.querySelectorAll('ol > .find').forEach(replace);
      select(done && button?.name !== 'undo' ? after : id, true);
    } catch {
      if (button) button.disabled = false;
      failed(id);
    }
  }

  async function open(id, closed = false) {
    try {
      const { read } = await fetched(`${reading.dataset.reading}/finds/${encodeURIComponent(id)}${query || '?'}${closed ? `${query ? '&' : ''}closed=1` : ''}`);
      const fresh = read.querySelector('.find');
      if (!fresh) throw new Error('no part');
      const made = replace(fresh);
      select(id);
      if (!closed) made.querySelector('.promise-fields input:not([type=hidden])')?.focus({ preventScroll: true });
      else made.querySelector('.find-name').focus({ preventScroll: true });
      into(finds, made);
    } catch {
      failed(id);
    }
  }

  document.addEventListener('submit', (event) => {
    const button = event.submitter;
    const inside = button?.closest('.find');
    if (event.target.id !== 'decide' && !event.target.matches('.find .find-form')) return;
    const id = inside?.dataset.find;
    if (!id) return;
    event.preventDefault();
    send(event.target, button, id);
  });

  reading.addEventListener('click', (event) => {
    const link = event.target.closest('a[href*="?find="]');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain) {
      const id = new URLSearchParams(link.getAttribute('href').split('?')[1].split('#')[0]).get('find');
      if (!card(id)) return;
      event.preventDefault();
      if (link.dataset.key === 'e') open(id);
      else select(id);
      return;
    }
    const close = event.target.closest('[data-close]');
    if (close && plain) { event.preventDefault(); open(close.closest('.find').dataset.find, true); return; }
    const fill = event.target.closest('[data-fill]');
    if (fill) { fill.closest('form').elements.indicator.value = fill.dataset.fill; return; }
    const inside = event.target.closest('.find');
    if (inside && inside.dataset.find !== at && !event.target.closest('button, a, input, select, summary, label')) select(inside.dataset.find);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, [contenteditable]')) {
      const reason = event.key === 'Enter' && event.target.closest?.('input[name^="why."]');
      if (reason) { event.preventDefault(); reason.parentElement.querySelector('button[name=reject]').click(); }
      if (event.key === 'Escape' && event.target.closest?.('.find')) open(event.target.closest('.find').dataset.find, true);
      return;
    }
    const now = at && card(at);
    const press = { j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1) }[event.key];
    if (press && (event.key.length === 1 || event.target.closest('.finds') || event.target === document.body)) { event.preventDefault(); press(); return; }
    if (event.key === 'n' && chosen) { event.preventDefault(); add(); return; }
    if (event.key === 'u' && !now?.querySelector('[data-key=u]')) { event.preventDefault(); document.getElementById('undo-mine').requestSubmit(); return; }
    if (!now || !['a', 'r', 'e', 'u'].includes(event.key)) return;
    const key = now.querySelector(`[data-key=${event.key}]`);
    if (!key) return;
    event.preventDefault();
    if (event.key === 'r') {
      key.parentElement.open = true;
      key.parentElement.querySelector('input').focus();
    } else key.click();
  });

  // Words selected in the text: where they begin is counted from the block that says where it begins itself.
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'add-here';
  button.textContent = `＋ ${reading.dataset.add}`;
  let chosen = null;

  function look() {
    const selection = document.getSelection();
    const words = selection.toString().trim();
    chosen = null;
    button.remove();
    if (!words || words.length > 300 || !selection.rangeCount || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
    const range = selection.getRangeAt(0);
    const block = range.startContainer.parentElement.closest('[data-at]');
    if (!block || !block.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(range.startContainer, range.startOffset);
    const skipped = selection.toString().length - selection.toString().trimStart().length;
    chosen = { words, at: Number(block.dataset.at) + before.toString().length + skipped };
    const [where, frame] = [range.getBoundingClientRect(), text.getBoundingClientRect()];
    button.style.left = `${Math.max(4, Math.min(where.left - frame.left, frame.width - 180))}px`;
    button.style.top = `${where.bottom - frame.top + text.scrollTop + 4}px`;
    text.append(button);
  }

  const add = () => { location.href = `${reading.dataset.reading}/add?at=${chosen.at}&words=${encodeURIComponent(chosen.words)}`; };
  document.addEventListener('selectionchange', () => { if (!document.getSelection().toString()) { chosen = null; button.remove(); } });
  text.addEventListener('mouseup', () => setTimeout(look));
  text.addEventListener('keyup', look);
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', add);

  const named = location.hash.match(/^#f-(.+)$/)?.[1] ?? new URLSearchParams(location.search).get('find');
  const first = named && card(decodeURIComponent(named)) ? decodeURIComponent(named) : (cards().find((c) => !['accepted', 'corrected', 'rejected'].includes(c.dataset.look)) ?? cards()[0])?.dataset.find;
  if (first) select(first);
})();

// The field of an indicator searches the catalogue while one types.
(() => {
  const options = document.getElementById('indicators');
  if (!options) return;
  let timer = 0;
  document.addEventListener('input', (event) => {
    const field = event.target.closest('[data-indicators]');
    if (!field) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const answer = await fetch(`/plans/read/indicators?q=${encodeURIComponent(field.value)}`);
      if (!answer.ok) return;
      options.replaceChildren(...(await answer.json()).map((item) => {
        const option = document.createElement('option');
        option.value = `${item.id} ${item.name}`;
        option.label = `${item.name}（${item.unit}）`;
        return option;
      }));
    }, 200);
  });
})();

// After publishing the page looks whether the plan is in force, and says so.
(() => {
  const note = document.querySelector('[data-effect]');
  if (!note?.dataset.effect) return;
  const timer = setInterval(async () => {
    const answer = await fetch(note.dataset.effect);
    if (answer.ok && await answer.json() === true) { clearInterval(timer); location.reload(); }
  }, 1500);
})();
