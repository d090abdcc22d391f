// Files dropped on a form are added to its field; names of the chosen are listed; a name clicked is called. Without this script the fields work by themselves.
(() => {
  for (const drop of document.querySelectorAll('[data-drop]')) {
    const field = drop.querySelector('input[type=file]');
    const list = drop.querySelector('.chosen');
    const tell = () => {
      list.hidden = field.files.length === 0;
      list.replaceChildren(...[...field.files].map((file) => {
        const line = document.createElement('li');
        line.textContent = `${file.name} · ${file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${(file.size / 1048576).toFixed(1)} MB`}`;
        return line;
      }));
    };
    field.addEventListener('change', tell);
    drop.addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over'); });
    drop.addEventListener('dragleave', () => drop.classList.remove('over'));
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      const all = new DataTransfer();
      for (const file of [...field.files, ...event.dataTransfer.files]) all.items.add(file);
      field.files = all.files;
      tell();
    });
  }
  for (const call of document.querySelectorAll('.call[data-call]')) {
    const text = call.closest('form').querySelector('textarea');
    call.setAttribute('role', 'button');
    call.tabIndex = 0;
    const add = () => { text.value += `${text.value && !text.value.endsWith(' ') ? ' ' : ''}@${call.dataset.call} `; text.focus(); };
    call.addEventListener('click', add);
    call.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); add(); } });
  }
})();

// Words typed and not yet sent survive a session that ended or a page that closed: they stay in this tab until they were sent.
(() => {
  const key = (text) => `typed ${location.pathname} ${text.form.getAttribute('action')} ${text.name}`;
  const sent = /^#(step-|comments)/.test(location.hash);
  for (const text of document.querySelectorAll('.move textarea, .asking textarea, .say textarea')) {
    if (sent) sessionStorage.removeItem(key(text));
    else if (!text.value) {
      text.value = sessionStorage.getItem(key(text)) ?? '';
      if (text.value) text.closest('details')?.setAttribute('open', '');
    }
    text.addEventListener('input', () => sessionStorage.setItem(key(text), text.value));
  }
})();
