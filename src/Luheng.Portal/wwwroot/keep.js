
// What is typed into a form marked data-keep stays in this browser, for this account and address, until it was received; never passwords.
(() => {
  const who = document.querySelector('[data-who]');
  const days = 7;
  const prefix = 'luheng-kept:';
  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const keys = () => Object.keys(localStorage).filter((k) => k.startsWith(prefix));
  for (const key of keys()) {
    const kept = read(key);
    if (!kept || Date.now() - kept.at > days * 864e5) localStorage.removeItem(key);
  }

  // A form that was sent and answered by anything but a refusal or the sign-in page was received.
  const status = performance.getEntriesByType('navigation')[0]?.responseStatus ?? 200;
  const refused = status >= 400 || document.querySelector('[data-sign-in]');
  for (const key of keys()) {
    const kept = read(key);
    if (!kept?.sent) continue;
    if (refused) localStorage.setItem(key, JSON.stringify({ ...kept, sent: false }));
    else localStorage.removeItem(key);
  }
  if (!who) return;
  document.querySelector('form[data-sign-out]')?.addEventListener('submit', () => keys().filter((k) => k.startsWith(`${prefix}${who.dataset.who}|`)).forEach((k) => localStorage.removeItem(k)));

  const worth = (field) => field.name && !field.name.startsWith('_') && !['password', 'hidden', 'file', 'submit', 'button'].includes(field.type);
  document.querySelectorAll('form[data-keep]').forEach((form, number) => {
    const key = `${prefix}${who.dataset.who}|${location.pathname}|${form.id || number}`;
    const fields = () => [...form.elements].filter(worth);
    const value = (f) => (f.type === 'checkbox' || f.type === 'radio' ? f.checked : f.value);
    const keep = (sent) => localStorage.setItem(key, JSON.stringify({ at: Date.now(), sent, values: fields().map((f) => [f.name, value(f)]) }));
    const kept = read(key);
    if (kept) {
      const now = fields();
      let changed = false;
      kept.values.forEach(([name, was], i) => {
        const field = now[i];
        if (!field || field.name !== name || value(field) === was) return;
        if (typeof was === 'boolean') field.checked = was; else field.value = was;
        changed = true;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      if (changed) {
        const told = document.createElement('p');
        told.className = 'told kept';
        told.setAttribute('role', 'status');
        told.textContent = document.documentElement.lang === 'en' ? 'What you typed before was restored. ' : '已恢复您上次在这里填写、还没有提交的内容。';
        const drop = document.createElement('button');
        drop.type = 'button';
        drop.className = 'quiet';
        drop.textContent = document.documentElement.lang === 'en' ? 'Discard' : '不要了';
        drop.addEventListener('click', () => { localStorage.removeItem(key); location.reload(); });
        told.append(drop);
        form.prepend(told);
      }
    }
    form.addEventListener('input', () => keep(false));
    form.addEventListener('submit', () => keep(true));
  });
})();

// A menu closes when one looks elsewhere.
(() => {
  const menu = document.querySelector('details.who');
  if (!menu) return;
  document.addEventListener('click', (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && menu.open) { menu.open = false; menu.querySelector('summary').focus(); } });
})();
