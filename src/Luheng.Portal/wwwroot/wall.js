// The wall turns to its next part each minute, unless it is held.
(() => {
  const { next } = document.body.dataset;
  if (next) setTimeout(() => location.assign(next), 60000);
})();
