// A return typed like a spreadsheet: arrows and Enter move, a block copied from Excel is pasted, everything is saved by itself. Without this script the form works with its buttons.
(() => {
  const form = document.querySelector('form.return');
  const grid = document.querySelector('[data-grid]');
  const cells = () => [...grid.tBodies[0].rows].map((row) => [...row.querySelectorAll('td.cell, td.none')].map((td) => td.querySelector('input')));

  function place(input) {
    const rows = cells();
    for (let r = 0; r < rows.length; r++) {
      const c = rows[r].indexOf(input);
      if (c >= 0) return { rows, r, c };
    }
    return null;
  }

  function go(rows, r, c, dr, dc) {
    for (r += dr, c += dc; rows[r] && c >= 0 && c < rows[r].length; r += dr, c += dc) {
      if (rows[r][c]) { rows[r][c].focus(); rows[r][c].select(); return true; }
    }
    return false;
  }

  if (grid) {
    grid.addEventListener('keydown', (event) => {
      const input = event.target.closest('td.cell input');
      if (!input || event.altKey || event.ctrlKey || event.metaKey) return;
      const at = place(input);
      if (!at) return;
      const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
      const moves = {
        ArrowDown: [1, 0], ArrowUp: [-1, 0], Enter: [event.shiftKey ? -1 : 1, 0],
        ArrowLeft: all || input.selectionEnd === 0 ? [0, -1] : null,
        ArrowRight: all || input.selectionStart === input.value.length ? [0, 1] : null,
      };
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      go(at.rows, at.r, at.c, ...move);
    });
    grid.addEventListener('paste', (event) => {
      const input = event.target.closest('td.cell input');
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!input || !/[\t\n]/.test(text.trimEnd())) return;
      event.preventDefault();
      const at = place(input);
      text.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, dr) => line.split('\t').forEach((value, dc) => {
        const target = at.rows[at.r + dr]?.[at.c + dc];
        if (target) target.value = value.trim();
      }));
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  if (form?.dataset.return) {
    const state = form.querySelector('[data-state]');
    const list = form.querySelector('[data-problems]');
    const seen = form.querySelector('[name=seen]');
    let timer = 0;
    let sending = false;
    let dirty = false;
    const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');

    function show(answer) {
      form.querySelectorAll('td.cell').forEach((td) => {
        td.classList.remove('wrong', 'odd');
        td.querySelector('input').removeAttribute('aria-invalid');
      });
      answer.problems.forEach((p) => {
        const input = p.item && document.getElementById(`c.${p.item}`);
        if (input && (p.blocks || !p.word)) input.closest('td').classList.add(p.blocks ? 'wrong' : 'odd');
        if (input && p.blocks) input.setAttribute('aria-invalid', 'true');
      });
      answer.totals.forEach((t) => { const b = form.querySelector(`[data-total="${t.item}"]`); if (b) b.textContent = t.text; });
      if (list.contains(document.activeElement)) return;
      const title = document.createElement('h2');
      title.textContent = answer.problems.length ? say(form.dataset.errors, answer.errors, answer.open) : form.dataset.none;
      const ul = document.createElement('ul');
      ul.className = 'found';
      answer.problems.forEach((p) => {
        const li = document.createElement('li');
        li.className = p.blocks ? 'blocks missed' : p.word ? 'said' : 'asks watch';
        const body = document.createElement('span');
        const text = document.createElement(p.item ? 'a' : 'span');
        text.textContent = `${p.blocks ? '■' : p.word ? '✓' : '▲'} ${p.text}`;
        if (p.item) { text.href = `#c.${p.item}`; text.className = 'term'; }
        body.append(text);
        if (!p.blocks) {
          const label = document.createElement('label');
          const word = document.createElement('input');
          word.name = `w.${p.item}`;
          word.value = p.word ?? '';
          word.maxLength = 300;
          word.placeholder = form.dataset.word;
          word.setAttribute('aria-label', `${form.dataset.word} ${p.text}`);
          label.append(word);
          body.append(label);
        }
        li.append(body);
        ul.append(li);
      });
      list.replaceChildren(title, ul);
    }

    // What another window or person filled in meanwhile comes in here too, unless it was typed over since it was sent.
    function join(answer, sent) {
      Object.entries(answer.joined ?? {}).forEach(([item, text]) => {
        const name = `c.${item}`;
        let input = document.getElementById(name) ?? form.querySelector(`input[name="${CSS.escape(name)}"]`);
        if (!input) {
          input = document.createElement('input');
          input.type = 'hidden';
          input.name = name;
          form.append(input);
        }
        if (input.value.trim() === String(sent.get(name) ?? '').trim()) input.value = text;
      });
      if (answer.rows) form.querySelector('[name=rows]').value = answer.rows.join(',');
    }

    function collide(answer) {
      state.textContent = answer.text;
      state.classList.add('behind');
      seen.value = answer.seen;
      Object.entries(answer.cells).forEach(([item, text]) => {
        const small = document.getElementById(`h.${item}`);
        if (!small) return;
        small.querySelector('.theirs')?.remove();
        const theirs = document.createElement('button');
        theirs.type = 'button';
        theirs.className = 'theirs';
        theirs.textContent = say(form.dataset.theirs, text || '—');
        theirs.addEventListener('click', () => { document.getElementById(`c.${item}`).value = text; theirs.remove(); later(); });
        small.append(theirs);
      });
    }

    async function save() {
      if (sending) { later(); return; }
      sending = true;
      dirty = false;
      let ended = false;
      try {
        const sent = new FormData(form);
        const answer = await fetch(form.dataset.return, { method: 'POST', body: sent, headers: { Accept: 'application/json' } });
        ended = answer.redirected || answer.status === 401;
        const read = answer.headers.get('content-type')?.includes('json') ? await answer.json() : null;
        if (answer.ok || read?.conflict) join(read ?? {}, sent);
        if (answer.status === 409 && read?.conflict) collide(read);
        else if (!answer.ok || !read) throw new Error(answer.statusText);
        else {
          seen.value = read.version;
          state.textContent = say(form.dataset.saved, read.at);
          state.classList.remove('behind');
          show(read);
        }
      } catch {
        dirty = true;
        state.textContent = ended ? form.dataset.ended : form.dataset.unsaved;
        if (ended) {
          const again = document.createElement('a');
          again.href = `/sign-in?why=ended&back=${encodeURIComponent(location.pathname)}`;
          again.textContent = form.dataset.signin;
          state.append(' ', again);
        }
        state.classList.add('behind');
      }
      sending = false;
    }

    function later() {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(save, 1500);
    }

    form.addEventListener('input', later);
    addEventListener('pagehide', () => { if (dirty) navigator.sendBeacon(form.dataset.return, new FormData(form)); });
    form.addEventListener('submit', () => { dirty = false; clearTimeout(timer); });
  }

  document.querySelectorAll('input[data-all]').forEach((all) => all.addEventListener('change', () => all.closest('form').querySelectorAll(`input[name="${all.dataset.all}"]`).forEach((box) => { box.checked = all.checked; })));

  document.addEventListener('keydown', (event) => {
    if (event.target.closest('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
    document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`)?.click();
  });

  const job = document.querySelector('[data-job]');
  if (job) {
    const timer = setInterval(async () => {
      try {
        const answer = await (await fetch(job.dataset.job, { headers: { Accept: 'application/json' } })).json();
        job.querySelector('[data-job-state]').textContent = answer.state;
        job.querySelector('[data-job-text]').textContent = answer.text;
        job.querySelector('progress').value = answer.percent;
        if (!answer.running) { clearInterval(timer); location.reload(); }
      } catch {
        // The next look may succeed; the upload goes on without it.
      }
    }, 1000);
  }
})();
