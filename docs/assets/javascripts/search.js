// The search. Until it is opened for the first time, nothing but this file is fetched: then come its style sheet, the
// theme's search worker and the index, all from this site. What a reader types is answered here and goes nowhere.
(() => {
  const MOST = 30, LONGEST = 260;
  const SETUP = 0, READY = 1, QUERY = 2; // the worker's messages; it answers a query with a fourth kind
  const home = document.querySelector(".masthead__name a");
  const at = (path) => new URL(path, home.href).href;
  const opener = document.querySelector(".search-opener");
  if (!opener || !window.HTMLDialogElement || !window.Worker) return;

  let dialog, input, status, list, worker, titles, ready = false, waiting = 0, asked = "", loose = false;

  const make = (tag, attributes, ...content) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  };

  // One spelling for all ways of writing an id or a symbol, the same as the index has: p3_2, a_hrc_25_63, hr_5959.
  const key = (text) => {
    const joined = [];
    let single = false;
    for (const run of text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || []) {
      const alone = /^\p{L}$/u.test(run);
      if (alone && single) joined[joined.length - 1] += run; else joined.push(run);
      single = alone;
    }
    return joined.join("_");
  };

  // A word without its ending, by whose beginning other forms are found: Korean particles, Russian cases, half a word.
  const cut = (word) => /\p{sc=Hangul}/u.test(word) ? word.slice(0, Math.max(2, word.length - 1))
    : word.length > 5 && !/\d/.test(word) ? word.slice(0, -2) : word;

  // The worker finds a bare term as the beginning of words, `term^n` in its stemmed form, `term~1` one letter off.
  const query = (text) => {
    const parts = text.trim().split(/\s+/).map(key).filter(Boolean);
    const ids = new Set([key(text), ...parts.filter((part) => part.includes("_"))]);
    const words = new Set(parts.flatMap((part) => part.includes("_") && /\d/.test(part) ? [] : part.split("_")));
    const terms = [...ids].flatMap((id) => [`tags:${id}^9`, `tags:${id}`]);
    const last = [...words].pop();
    const add = (term) => terms.push(`title:${term}`, `text:${term}`);
    for (const word of words) {
      const stem = cut(word);
      add(`${word}^4`);
      if (word === last || word.length > 4 || /[^a-z]/.test(word)) add(word);
      if (stem !== word) add(stem);
      if (/[^\0-\x7f]{2}/.test(word)) terms.push(`tags:${word}^9`, `tags:${stem}^9`, `tags:${stem}`);
      if (loose && word.length > 3) add(`${word}~${word.length > 6 ? 2 : 1}`);
    }
    return terms.join(" ");
  };

  const say = (words) => { status.textContent = words; };

  const ask = () => {
    const text = input.value.trim();
    if (!key(text)) { asked = ""; list.replaceChildren(); say(ready ? "" : _("Loading the index …")); return; }
    if (!ready) { say(_("Loading the index …")); return; }
    if (text !== asked) loose = false;
    asked = text;
    waiting += 1;
    worker.postMessage({ type: QUERY, data: query(text) });
  };

  // The worker wraps what was found in mark elements. Everything else is text, and stays text.
  const marked = (given) => {
    const text = given.replaceAll("\u2060", "");
    const shown = text.replace(/<\/?mark>/g, "").length > LONGEST ? excerpt(text) : text;
    return shown.split(/(<mark>.*?<\/mark>)/).filter(Boolean).map((part) =>
      part.startsWith("<mark>") ? make("mark", {}, part.slice(6, -7)) : part);
  };

  const excerpt = (text) => {
    const first = Math.max(0, text.indexOf("<mark>"));
    const start = first < 100 ? 0 : text.indexOf(" ", first - 80) + 1;
    const end = text.indexOf(" ", Math.max(first, start + LONGEST));
    const rest = end < 0 ? text.slice(start) : text.slice(start, end);
    const open = rest.lastIndexOf("<mark>") > rest.lastIndexOf("</mark>") ? "</mark>" : "";
    return (start ? "… " : "") + rest + open + (end < 0 ? "" : " …");
  };

  const result = ({ location, kind, section, title, lang, text, names }) => {
    const [page, anchor] = location.split("|");
    const link = make("a", { href: at(anchor ? `${page}#${anchor}` : page) }, ...marked(title || text));
    if (lang) link.lang = lang;
    const place = [kind, anchor && titles.get(page), section].filter(Boolean).join(" · ");
    const item = make("li", {}, make("p", { class: "search__place" }, place), link);
    if (title && text) item.append(make("p", { class: "search__text" }, ...marked(text)));
    if (names) item.append(make("p", { class: "search__text" }, ...names.flatMap(([lang, name]) => [make("span", { lang }, name), " · "]).slice(0, -1)));
    return item;
  };

  const show = (found) => {
    if (!found.length && !loose) { loose = true; ask(); return; }
    list.replaceChildren(...found.slice(0, MOST).map(result));
    let told = ngettext("{count} result", "{count} results", found.length).replace("{count}", found.length);
    if (found.length > MOST) told = _("{results}, the first {count} shown").replace("{results}", told).replace("{count}", MOST);
    if (loose) told = _("{results} for words spelled almost so").replace("{results}", told);
    say(found.length ? told : _("Nothing found"));
    dialog.classList.toggle("search--none", !found.length);
  };

  const fail = () => say(_("The search could not be loaded. The index page holds the same names."));

  const load = async () => {
    document.head.append(make("link", { rel: "stylesheet", href: at("assets/stylesheets/search.css") }));
    try {
      worker = new Worker(at("assets/search/worker.js"));
      worker.onerror = fail;
      worker.onmessage = ({ data: { type, data } }) => {
        if (type === READY) { ready = true; say(""); ask(); return; }
        waiting -= 1;
        if (!waiting && asked) show(data.items.flat());
      };
      const response = await fetch(at("assets/search/index.json"));
      if (!response.ok) throw new Error(response.statusText);
      const index = await response.json();
      titles = new Map(index.docs.map(({ location, title }) => [location.replace(/\|$/, ""), title]));
      worker.postMessage({ type: SETUP, data: index });
    } catch { fail(); }
  };

  const step = (event) => {
    const links = [...list.querySelectorAll("a")], here = links.indexOf(document.activeElement);
    if (event.key === "Escape") dialog.close(); // at once: the field would take the first one to empty itself
    else if (event.key === "Enter" && document.activeElement === input && links[0]) links[0].click();
    else if (event.key === "ArrowDown" && links[here + 1]) links[here + 1].focus();
    else if (event.key === "ArrowUp" && here >= 0) (links[here - 1] || input).focus();
    else return;
    event.preventDefault();
  };

  const build = () => {
    input = make("input", { id: "search-words", type: "search", autocomplete: "off", spellcheck: "false" });
    status = make("p", { class: "search__status", role: "status" });
    list = make("ol", { class: "search__results", "aria-label": _("Results") });
    const close = make("button", { type: "button", class: "search__close" }, _("Close"));
    const index = make("a", { href: at("a-z/") }, _("the index"));
    const [before, after] = _("Try one word, an id such as P3 or P3.2, a symbol such as A/HRC/25/63, or a name in Korean, Chinese or Russian. Everything is also in {index}.").split("{index}");
    const hints = make("p", { class: "search__hints" }, before, index, after);
    dialog = make("dialog", { class: "search search--none", "aria-labelledby": "search-label" },
      make("div", { class: "search__head" },
        make("label", { id: "search-label", for: "search-words" }, _("Search this edition")), close, input), status, list, hints);
    close.addEventListener("click", () => dialog.close());
    input.addEventListener("input", ask);
    dialog.addEventListener("keydown", step);
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog || target.closest("a")) dialog.close(); // beside it, or to a place on this page
    });
    document.body.append(dialog);
    load();
  };

  const open = () => {
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
  };

  opener.hidden = false;
  opener.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
})();
