"use strict";
// Search in the index of the site; the other pages have no script of their own.
(() => {
  const data = document.getElementById("index");
  if (!data) return;
  const MOST = 50;
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const entries = JSON.parse(data.textContent).map(([kind, title, more, href]) => ({
    kind, title, more, href, text: plain(`${title} ${more}`),
  }));
  const field = document.getElementById("q");
  const hits = document.getElementById("hits");
  const status = document.getElementById("shown");

  function hit(one) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = one.href;
    link.textContent = one.title;
    const kind = document.createElement("span");
    kind.textContent = hits.dataset[one.kind];
    item.append(kind, " ", link);
    if (one.more) {
      const more = document.createElement("p");
      more.className = "small";
      more.textContent = one.more;
      item.append(more);
    }
    return item;
  }

  function told(count) {
    if (count > MOST) return status.dataset.more.replace("{0}", MOST).replace("{1}", count);
    if (!count) return status.dataset.none;
    return (count === 1 ? status.dataset.one : status.dataset.many).replace("{0}", count);
  }

  function search() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const found = words.length
      ? entries.filter((one) => words.every((word) => one.text.includes(word)))
      : [];
    hits.replaceChildren(...found.slice(0, MOST).map(hit));
    status.textContent = words.length ? told(found.length) : "";
  }

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  field.form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("search").hidden = false;
})();
