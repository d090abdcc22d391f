// 数据溯源 in a side panel. Without this script the same links open the full page.
(() => {
  const panel = document.getElementById('panel');
  if (!panel) return;
  const visited = [];
  let opener = null;

  const button = (text, act) => {
    const b = document.createElement('button');
    b.type = 'button';
    b.textContent = text;
    b.addEventListener('click', act);
    return b;
  };

  function tools(address) {
    const row = document.createElement('div');
    row.className = 'tools';
    if (visited.length > 1) row.append(button(panel.dataset.back, () => { visited.pop(); show(visited[visited.length - 1]); }));
    const page = document.createElement('a');
    page.className = 'button';
    page.href = address;
    page.textContent = panel.dataset.page;
    page.dataset.whole = '';
    row.append(page, button(panel.dataset.close, close));
    return row;
  }

  function say(address, text) {
    const p = document.createElement('p');
    p.className = 'empty';
    p.setAttribute('role', 'status');
    p.textContent = text;
    panel.replaceChildren(tools(address), p);
  }

  async function show(address) {
    panel.hidden = false;
    say(address, panel.dataset.loading);
    try {
      const answer = await fetch(address, { headers: { 'HX-Request': 'true' } });
      const read = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const article = read.querySelector('article.explain');
      if (!article) throw new Error(answer.statusText);
      panel.replaceChildren(tools(address), document.importNode(article, true));
      const title = panel.querySelector('.title');
      if (title) { title.tabIndex = -1; title.focus({ preventScroll: true }); }
      panel.scrollTop = 0;
    } catch {
      say(address, panel.dataset.failed);
    }
  }

  function close() {
    panel.hidden = true;
    panel.replaceChildren();
    visited.length = 0;
    if (opener) opener.focus({ preventScroll: true });
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-explain]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!panel.contains(link)) { opener = link; visited.length = 0; }
    const address = link.getAttribute('href'); // in a drawing, href is no text
    visited.push(address);
    show(address);
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !panel.hidden) close(); });
})();

// What arrives while a page is open: the newest time, how many readings, how many alarms.
(() => {
  const line = document.querySelector('[data-live]');
  if (!line) return;
  const newest = line.querySelector('time');
  const tell = (name, n) => {
    const part = line.querySelector(`[data-${name}]`);
    part.textContent = ` · ${part.getAttribute(`data-${name}`).replace('{0}', n.toLocaleString('en-US'))}`;
  };
  let count = 0;
  let alarms = 0;
  const stream = new EventSource(line.dataset.live);
  stream.addEventListener('open', () => line.classList.add('on'));
  stream.addEventListener('error', () => line.classList.remove('on'));
  stream.addEventListener('arrival', (event) => {
    const { time, count: came } = JSON.parse(event.data);
    count += came;
    if (!newest.dateTime || Date.parse(time) > Date.parse(newest.dateTime)) {
      newest.dateTime = time;
      newest.textContent = time.slice(0, 19).replace('T', ' ');
    }
    tell('live-count', count);
  });
  stream.addEventListener('alarm', () => tell('live-alarms', alarms += 1));
  addEventListener('pagehide', () => stream.close());
})();

// The number beside a slider follows it; without this script it says what the page was made with.
document.addEventListener('input', (event) => {
  if (event.target.type !== 'range') return;
  const output = event.target.parentElement.querySelector('output');
  if (output) output.textContent = event.target.value;
});
