"use strict";
// The page reads without this. It adds: what is pointed at lights what belongs to it.
{
  const root = document.documentElement;
  const record = document.getElementById("record");
  const article = document.getElementById("article");
  const told = document.getElementById("told");
  const wide = matchMedia("(min-width: 62rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const indexed = (selector, name) => {
    const found = new Map();
    for (const node of document.querySelectorAll(selector)) {
      for (const key of node.dataset[name].split(" ")) {
        if (!found.has(key)) found.set(key, []);
        found.get(key).push(node);
      }
    }
    return found;
  };
  const covered = indexed("#article [data-items]", "items"); // item -> segments of its evidence
  const worded = indexed(".seg[data-words]", "words"); // place -> segments of those words
  const valued = indexed("a.value[data-words]", "words"); // place -> values with those words
  const keys = (node, name) => (node.dataset[name] ? node.dataset[name].split(" ") : []);

  let pinned = null;
  let lit = [];

  const light = (node, name) => {
    node.classList.add(name);
    lit.push([node, name]);
  };
  const dark = () => {
    for (const [node, name] of lit) node.classList.remove(name);
    lit = [];
  };

  // What a node speaks of: an item (and perhaps one value of it), or words of the article.
  const subjectOf = (node) => {
    const on = node instanceof Element ? node.closest(".value, .ref, .entry, .seg[data-items]") : null;
    if (!on || on.closest(".legend")) return null;
    if (on.matches(".ref")) {
      const entry = document.getElementById(on.hash.slice(1));
      return entry && { on, entry };
    }
    if (on.matches(".seg")) return { on, entry: on.closest(".entry"), text: !on.closest(".entry") };
    return { on, entry: on.closest(".entry") };
  };

  const show = (subject) => {
    dark();
    if (!subject) return;
    if (subject.text) showText(subject.on);
    else if (subject.entry) showItem(subject);
  };
  const showItem = ({ on, entry }) => {
    const slot = /\bs(\d+)\b/.exec(entry.className);
    root.dataset.lit = slot ? slot[1] : "";
    light(entry, "lit");
    if (on !== entry) light(on, "on");
    for (const node of covered.get(entry.id) || []) light(node, "lit");
    for (const place of keys(on, "words")) {
      for (const node of worded.get(place) || []) {
        if (article.contains(node) || entry.contains(node)) light(node, "own");
      }
    }
  };
  const showText = (segment) => {
    root.dataset.lit = "";
    light(segment, "lit");
    for (const key of keys(segment, "items")) {
      const entry = document.getElementById(key);
      if (entry) light(entry, "lit");
    }
    for (const place of keys(segment, "words")) {
      for (const node of valued.get(place) || []) light(node, "on");
    }
  };

  // Scrolling: only the pane that has the other side, and only as far as it must.
  const behavior = () => (calm.matches ? "auto" : "smooth");
  const revealText = (subject) => {
    if (!wide.matches || !subject || subject.text || !subject.entry) return;
    const node = article.querySelector(".seg.own") || (covered.get(subject.entry.id) || [])[0];
    if (!node || article.contains(subject.on)) return;
    const at = node.getBoundingClientRect();
    const pane = article.getBoundingClientRect();
    if (at.top < pane.top + 40 || at.bottom > Math.min(pane.bottom, innerHeight) - 40) {
      article.scrollTo({ top: article.scrollTop + at.top - pane.top - 120, behavior: behavior() });
    }
  };
  const go = (node) => {
    for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    node.scrollIntoView({ block: "center", behavior: behavior() });
    if (!node.hasAttribute("tabindex")) node.tabIndex = -1;
    node.focus({ preventScroll: true });
  };

  // Words are only in focus because a link led there: what led there stays lit.
  const focused = (node) => (node.matches(".seg") ? null : subjectOf(node));
  const current = () => focused(document.activeElement) || pinned;
  let timer = 0;
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const subject = subjectOf(event.target) || current();
    show(subject);
    clearTimeout(timer);
    timer = setTimeout(() => revealText(subject), 140);
  });
  document.addEventListener("pointerleave", () => show(current()));
  document.addEventListener("focusin", (event) => {
    const subject = focused(event.target) || pinned;
    show(subject);
    revealText(subject);
  });
  document.addEventListener("focusout", () => show(pinned));

  document.addEventListener("click", (event) => {
    const subject = subjectOf(event.target);
    const link = event.target.closest("a[href^='#']");
    if (subject && !(getSelection().toString() && !link)) {
      pinned = subject;
      show(pinned);
      announce(subject);
    } else if (!link && !event.target.closest("label, summary")) {
      pinned = null;
      show(null);
    }
    if (!link) {
      if (subject && subject.text && wide.matches) revealEntry(subject.on);
      return;
    }
    event.preventDefault();
    const target = document.getElementById(link.hash.slice(1));
    if (subject && record.contains(link) && (wide.matches || !link.matches(".place"))) revealText(subject);
    else if (target) go(target);
  });
  const revealEntry = (segment) => {
    const entry = keys(segment, "items").map((key) => document.getElementById(key)).find((node) => node && node.offsetParent);
    if (entry) entry.scrollIntoView({ block: "nearest", behavior: behavior() });
  };
  const announce = (subject) => {
    const count = subject.entry ? (covered.get(subject.entry.id) || []).length : 0;
    const own = article.querySelectorAll(".seg.own").length;
    const what = subject.text ? `${keys(subject.on, "items").length} items rest on these words` : own ? "own words and evidence marked" : count ? "evidence marked" : "";
    told.textContent = what;
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pinned = null;
    show(null);
    told.textContent = "";
  });

  // A page that is opened at an item or at words shows them as if they had been pointed at.
  const opened = () => {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    pinned = subjectOf(target);
    show(pinned);
    go(target);
    revealText(pinned);
  };
  addEventListener("hashchange", opened);
  opened();
}
