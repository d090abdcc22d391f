// On a phone a table that would scroll sideways becomes a list of cards: each cell keeps its heading beside it. Without this script it scrolls.
(() => {
  const narrow = matchMedia('(max-width: 760px)');
  const kept = '.strip, .grid, .board, .entry, .calendar, .matrix, .work, .calls, .changes, .arrivals, .pollutants, .correction, [data-kept]';
  const roles = (nodes, role) => nodes.forEach((n) => n.setAttribute('role', role));

  // Roughly how wide a text is: a Chinese character counts two.
  const width = (text) => [...text].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 0);
  const seen = (cell) => [...cell.childNodes].filter((n) => !n.classList?.contains('vh') && !n.hasAttribute?.('popover')).map((n) => (n.querySelector?.('.vh') ? '—' : n.textContent.trim())).filter(Boolean).join(' ');

  // A cell with nothing beside it has the whole line, so that its value does not stand in the middle.
  function whole(row) {
    const cells = [...row.cells].filter((c) => !c.classList.contains('extra') && c.childNodes.length > 0);
    const alone = (c) => !c || c.tagName === 'TH' || c.matches('.long, .pick-one, .share-of');
    for (let i = 0; i < cells.length; i++) {
      if (alone(cells[i])) continue;
      if (alone(cells[i + 1])) cells[i].classList.add('long');
      else i++;
    }
  }

  function label(table) {
    const heads = [...table.tHead.rows[0].cells].map(seen);
    for (const row of [...table.rows].slice(1)) {
      [...row.cells].forEach((cell, i) => {
        cell.dataset.label = heads[i] ?? '';
        if (cell.tagName === 'TD' && width(heads[i] ?? '') + width(seen(cell)) > 24) cell.classList.add('long');
      });
      whole(row);
    }
    table.setAttribute('role', 'table');
    roles(table.querySelectorAll('thead, tbody, tfoot'), 'rowgroup');
    roles(table.querySelectorAll('tr'), 'row');
    roles(table.querySelectorAll('thead th'), 'columnheader');
    roles(table.querySelectorAll('tbody th, tfoot th'), 'rowheader');
    roles(table.querySelectorAll('td'), 'cell');
  }

  function fold() {
    for (const box of document.querySelectorAll('.scroll')) {
      const table = box.querySelector(':scope > table.plain');
      if (!table || !table.tHead || table.tHead.rows.length !== 1 || table.matches(kept) || table.querySelector('[rowspan], [colspan]')) continue;
      table.classList.remove('fold');
      if (!narrow.matches || box.scrollWidth <= box.clientWidth + 1) continue;
      if (!table.hasAttribute('role')) label(table);
      table.classList.add('fold');
    }
  }

  narrow.addEventListener('change', fold);
  fold();
})();
