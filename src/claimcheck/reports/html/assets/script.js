"use strict";
// Filters, search and keys. Without it everything is there: nothing is hidden before this runs.
(() => {
  const box = document.getElementById("filters");
  if (!box) return;
  const form = box.querySelector("form");
  const status = document.getElementById("shown");
  const copied = document.getElementById("copied");
  const search = form.querySelector("input[type=search]");
  const choices = [...form.querySelectorAll("select")];
  const levels = [...form.querySelectorAll("input[type=checkbox]")];
  const items = [...document.querySelectorAll("article.finding")].map((node) => ({
    node,
    topic: node.closest("section"),
    text: null,
    sets: {},
  }));
  const entries = new Map(
    [...document.querySelectorAll(".contents a")].map((link) => [
      document.getElementById(link.getAttribute("href").slice(1)),
      link.parentElement,
    ])
  );

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const told = (shown) =>
    shown
      ? status.dataset.shown.replace("{0}", shown).replace("{1}", items.length)
      : status.dataset.none;

  // What a finding holds is read when it is first asked for, and kept.
  const textOf = (item) =>
    (item.text ??= plain(
      `${item.topic.querySelector("h2").textContent} ${item.node.textContent}`
    ));
  const holds = (item, key, value) =>
    (item.sets[key] ??= new Set(item.node.dataset[key].split(" "))).has(value);

  const show = (node, wanted) => {
    if (node.hidden === wanted) node.hidden = !wanted; // what stays as it is costs nothing
  };

  function apply() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const wanted = new Set(levels.filter((one) => one.checked).map((one) => one.value));
    const asked = choices.filter((one) => one.value);
    const topics = new Set();
    let shown = 0;
    for (const item of items) {
      const fits =
        wanted.has(item.node.dataset.s) &&
        asked.every((one) => holds(item, one.name, one.value)) &&
        words.every((word) => textOf(item).includes(word));
      show(item.node, fits);
      if (fits) {
        shown += 1;
        topics.add(item.topic);
      }
    }
    for (const [topic, entry] of entries) {
      show(topic, topics.has(topic));
      show(entry, topics.has(topic));
    }
    status.textContent = told(shown);
  }

  // A link to a finding wins over the filters that would hide it. What stands above it gets its
  // height only when it comes near, so the window is set once more when it has.
  function aim() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // an address that was cut within a sign: it leads nowhere
    }
  }

  function follow() {
    const target = aim();
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      apply();
      target.focus({ preventScroll: true }); // what is hidden is not given it by the browser
    }
    const settle = (times) => {
      target.scrollIntoView();
      if (times) requestAnimationFrame(() => settle(times - 1));
    };
    settle(3);
  }

  function step(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !"jk".includes(event.key)) return;
    const here = event.target.closest?.("article.finding");
    if (!here) return;
    const visible = items.map((item) => item.node).filter((node) => !node.hidden);
    const next = visible[visible.indexOf(here) + (event.key === "j" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  let fading = 0;
  async function copy(event) {
    const link = event.target.closest?.("a.anchor");
    if (!link || !navigator.clipboard) return;
    try {
      await navigator.clipboard.writeText(link.href);
      copied.textContent = copied.dataset.told;
      clearTimeout(fading);
      fading = setTimeout(() => copied.replaceChildren(), 4000);
    } catch {
      // not allowed here: the link itself has been followed, and stands in the address bar
    }
  }

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  };
  search.addEventListener("input", soon);
  form.addEventListener("change", (event) => event.target === search || apply());
  form.addEventListener("reset", () => setTimeout(apply)); // when the fields are empty
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    // the same link once more changes no address, but its aim may be filtered away by now
    const link = event.target.closest?.("a[href^='#']");
    if (link && link.hash === location.hash) follow();
  });
  const findings = document.getElementById("findings");
  findings.addEventListener("keydown", step);
  findings.addEventListener("click", copy);
  box.hidden = false;
  follow();
  box.open = matchMedia("(min-width: 62rem)").matches;
})();
