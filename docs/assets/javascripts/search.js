// The search. Until it is opened for the first time, nothing but this file is fetched: then come its style sheet, the
// theme's search worker and the index, all from this site. What a reader types is answered here and goes nowhere.
(() => {
  const MOST = 30, LONGEST = 260, FIELDS = ["title", "text", "tags"];
  const SETUP = 0, READY = 1, QUERY = 2; // the worker's messages; it answers a query with a fourth kind
  const home = document.querySelector(".masthead__name a");
  const at = (path) => new URL(path, home.href).href;
  const opener = document.querySelector(".search-opener");
  if (!opener || !window.HTMLDialogElement || !window.Worker) return;

  let dialog, input, status, list, worker, titles, words, same, places, ready = false, waiting = 0, asked = "", sought;

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

  // The comma of `1,076` stands as a letter, so that the number is one word.
  const whole = (text) => text.replace(/(\d),(?=\d{3}(?!\d))/g, "$1\u02cc");

  // The worker's index takes a digit for part of the number of a state, and loses words by it; it is given other digits.
  // https://github.com/olivernn/lunr.js/blob/master/lib/token_set.js
  const coded = (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const plain = (text) => text.replaceAll("\u02cc", ",").replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

  // A word without its ending, by whose beginning other forms are found: Korean particles, Russian cases, half a word.
  const cut = (word) => /\p{sc=Hangul}/u.test(word) ? word.slice(0, Math.max(2, word.length - 1))
    : word.length > 5 && !/\d/.test(word) ? word.slice(0, -2) : word;

  // The words of the index in order, and in how many entries each stands.
  const vocabulary = (docs) => {
    const counts = new Map();
    for (const { title = "", text = "" } of docs)
      for (const word of new Set(key(`${title} ${text}`).split("_"))) counts.set(word, (counts.get(word) || 0) + 1);
    return { counts, order: [...counts.keys()].sort(), size: docs.length };
  };

  const begins = (start) => {
    let low = 0, high = words.order.length;
    while (low < high) { const middle = (low + high) >> 1; if (words.order[middle] < start) low = middle + 1; else high = middle; }
    return (words.order[low] || "").startsWith(start);
  };

  // Letters that one word has otherwise than another: put in, left out, changed, or two of them turned round.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [], row = [...other, ""].map((_, column) => column);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  const letters = (word) => [...word].sort().join("");

  // The word of the index, with the same first letter, that a misspelt one is nearest to, the more frequent of two.
  const spelled = (word) => {
    if (word.length < 4 || !/^\p{sc=Latin}+$/u.test(word) || begins(word) || begins(word.replace(/(?:e?s|e?d|ing|ly)$/, ""))) return word;
    let nearest = word, least = word.length < 6 ? 1 : 2, most = 0;
    for (const [other, count] of words.counts) {
      if (other[0] !== word[0] || other.length < Math.max(4, word.length - 1)) continue;
      const apart = distance(word, other, least);
      if (apart > 1 && word.length < 7 && letters(word) !== letters(other)) continue;
      if (apart < least || (apart === least && count > most)) [nearest, least, most] = [other, apart, count];
    }
    return nearest;
  };

  // A pasted address is looked up whole, and by its path, its last part and its place on the page.
  const addresses = (text) => {
    const address = /^(?:https?:\/\/|www\.)(?:www\.)?(\S+)$/i.exec(text);
    if (!address) return [];
    const [path, place] = address[1].replace(/\?[^#]*/, "").split("#");
    const parts = path.split("/").slice(1).filter(Boolean);
    return [path, parts.join("/"), parts.slice(1).join("/"), parts.at(-1), place].filter(Boolean).map(key);
  };

  // A number of four digits or more that stands on no page as it is typed, with its commas: 1076 as 1,076.
  const grouped = (word) => /^\d{4,}$/.test(word) && !begins(word) ? word.replace(/\B(?=(\d{3})+$)/g, "\u02cc") : word;

  // What is looked for: ids and symbols, places in documents, and words with those that mean the same.
  const wanted = (text) => {
    const pasted = addresses(text);
    if (pasted.length) return { ids: pasted, words: [], same: [] };
    const place = new RegExp(`^(.*?)[\\s,;:]*(?<!\\p{L})(?:${places})[.\\s]*(\\d[\\p{L}\\p{N}.]*)`, "iu").exec(text);
    const parts = whole(text).split(/\s+/).map(key).map(grouped).filter(Boolean);
    const ids = [key(text), ...parts.filter((part) => part.includes("_"))];
    if (place && key(place[1])) ids.unshift(`${key(place[1])}_${key(place[2])}`, key(place[1]));
    let rest = parts.flatMap((part) => part.includes("_") && /\d/.test(part) ? [] : part.split("_"));
    const joined = `_${rest.join("_")}_`, meant = [];
    for (const [typed, means] of same) {
      const start = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(typed) ? typed : `_${/[^\0-\x7f]/.test(typed) ? cut(typed) : typed + "_"}`;
      if (!joined.includes(start)) continue;
      meant.push(...key(means).split("_"));
      if (typed.includes("_") || !begins(typed)) rest = rest.filter((word) => !typed.split("_").includes(word));
    }
    return { ids, words: [...new Set(rest.map(spelled))], same: [...new Set(meant)] };
  };

  // The worker finds a bare term as the beginning of words, and `term^n` in its stemmed form.
  const query = ({ ids, words: typed, same: meant }) => {
    const terms = [...new Set(ids)].map(coded).flatMap((id) => [`tags:${id}^9`, `tags:${id}`]);
    const last = typed.at(-1);
    const add = (word, boost = "") => terms.push(`title:${coded(word)}${boost}`, `text:${coded(word)}${boost}`);
    for (const word of typed) {
      const stem = cut(word);
      add(word, "^4");
      if (word === last || word.length > 4 || /[^a-z]/.test(word)) add(word);
      if (stem !== word) add(stem);
      if (/[^\0-\x7f]{2}/.test(word)) terms.push(`tags:${word}^9`, `tags:${stem}^9`, `tags:${stem}`);
    }
    for (const word of meant) add(word, typed.length ? "^2" : "^6");
    return terms.join(" ");
  };

  // What is called just so comes first, then what has the most of the words. Words that stand in every fifth entry or
  // more have no weight.
  const rank = (item, { ids, words: typed, same: meant }) => {
    const called = ids.findIndex((id) => /\d/.test(id) && (item.tags || []).includes(id));
    if (called >= 0) return 1000 - called;
    const has = `_${key([item.title, item.text, ...(item.names || []).flat(), ...(item.tags || [])].join(" ").replace(/<\/?mark>/g, ""))}`;
    const holds = (word) => has.includes(`_${cut(word)}`);
    const told = /account-\d+$/.test(item.location) ? 1 : 0; // a paragraph has more words than a claim
    return typed.filter((word) => !(words.counts.get(word) > words.size / 5) && (holds(word) || meant.some(holds))).length - told;
  };

  const each = (given, change) => Array.isArray(given) ? given.map(change) : change(given);

  // A result as it was before it was coded; the worker puts marks into its titles, texts and tags.
  const read = (item) => {
    const { tags = [] } = item;
    return { ...item, title: plain(item.title || ""), text: plain(item.text || ""), tags: tags.map((tag) => plain(tag).replace(/<\/?mark>/g, "")) };
  };

  const say = (words) => { status.textContent = words; };

  const ask = () => {
    const text = input.value.trim();
    if (!key(text)) { asked = ""; list.replaceChildren(); say(ready ? "" : _("Loading the index …")); return; }
    if (!ready) { say(_("Loading the index …")); return; }
    asked = text;
    sought = wanted(text);
    waiting += 1;
    worker.postMessage({ type: QUERY, data: query(sought) });
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

  const result = ({ location, kind, section, title, lang, text, names, leads }) => {
    const [page, anchor] = location.split("|");
    const link = make("a", { href: at(anchor ? `${page}#${anchor}` : page) }, ...marked(title || text));
    if (lang) link.lang = lang;
    const place = [kind, anchor && titles.get(page), section].filter(Boolean).join(" · ");
    const item = make("li", {}, make("p", { class: "search__place" }, place), link);
    if (title && text) item.append(make("p", { class: "search__text" }, ...marked(text)));
    if (names) item.append(make("p", { class: "search__text" }, ...names.flatMap(([lang, name]) => [make("span", { lang }, name), " · "]).slice(0, -1)));
    if (leads) item.append(make("p", { class: "search__text search__leads" }, ...leads.flatMap(([place, name]) => [make("a", { href: at(place) }, name), " · "]).slice(0, -1)));
    return item;
  };

  const show = (found) => {
    const items = found.map(read), ranks = new Map(items.map((item) => [item, rank(item, sought)]));
    list.replaceChildren(...items.sort((one, other) => ranks.get(other) - ranks.get(one)).slice(0, MOST).map(result));
    let told = ngettext("{count} result", "{count} results", found.length).replace("{count}", found.length);
    if (found.length > MOST) told = _("{results}, the first {count} shown").replace("{results}", told).replace("{count}", MOST);
    const typed = key(whole(asked)).split("_").map(grouped), other = sought.words.filter((word) => !typed.includes(word));
    if (other.length) told = _("{results} for “{words}”").replace("{results}", told).replace("{words}", plain(sought.words.join(" ")));
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
      const { same: means, places: labels, ...index } = await response.json();
      for (const doc of index.docs) for (const field of ["title", "text"]) if (doc[field]) doc[field] = whole(doc[field]);
      [words, same, places] = [vocabulary(index.docs), means, labels];
      titles = new Map(index.docs.map(({ location, title }) => [location.replace(/\|$/, ""), title]));
      for (const doc of index.docs) for (const field of FIELDS) if (doc[field]) doc[field] = each(doc[field], coded);
      worker.postMessage({ type: SETUP, data: index });
    } catch { fail(); }
  };

  const step = (event) => {
    const links = [...list.querySelectorAll("li > a")], here = links.indexOf(document.activeElement);
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
