// On the page for unknown addresses: finds the folder that the edition is served from, and says what an address was meant
// to be, where it holds the id of a unit or claim (/P3.2, /p3.2/, /pathways/p3) or is another spelling of a page's.
(async () => {
  const masthead = document.querySelector(".masthead__name a");
  const built = new URL(masthead.href).pathname;

  // The ledger lists every address, and stands in that folder: where it was built for, or in one above this address.
  const find = async () => {
    const parts = location.pathname.split("/").slice(1, -1);
    const above = [...parts.keys(), parts.length].map((count) => ["", ...parts.slice(0, count), ""].join("/"));
    for (const folder of new Set([built, ...above])) {
      const answer = await fetch(`${folder}data/addresses.txt`).catch(() => null);
      const ledger = answer?.ok ? await answer.text() : "";
      if (/^\S+ \/ live$/m.test(ledger)) return [folder, ledger];
    }
    return [built, ""];
  };

  const [home, ledger] = await find();
  for (const link of document.querySelectorAll("a[href]")) {
    const path = link.getAttribute("href");
    if (home !== built && path.startsWith(built)) link.href = home + path.slice(built.length);
  }

  let address = location.pathname + "/" + location.hash.slice(1);
  try { address = decodeURIComponent(address); } catch { /* taken as it is */ }
  const asked = address.toLowerCase();

  // In a translation's folder its help comes first, and what is meant is looked for in that folder.
  const other = [...document.querySelectorAll(".lookup__other")].find(({ dataset }) => asked.startsWith((home + dataset.folder).toLowerCase()));
  const within = home + (other?.dataset.folder ?? "");
  if (other) {
    document.querySelector("article").prepend(other);
    document.title = document.title.replace(/^[^–]+/, `${other.querySelector("h2").textContent} `);
  }

  const say = (path, words, missing = "") => {
    const told = (other ?? document).querySelector(".lookup__guess"), link = document.createElement("a");
    link.href = within + path;
    link.textContent = told.dataset.found.replace("{place}", words);
    told.append(missing && `${told.dataset.none.replace("{claim}", missing)} `, link, ".");
    told.hidden = false;
  };

  const ids = [...asked.matchAll(/(?<=\/)([a-z]{1,2}\d+)(?:[.\-_](\d+))?(?=\/|\.html?|$)/g)];
  for (const [, unit, number] of ids.reverse()) {
    const known = document.querySelector(`.lookup a[data-unit="${unit}"]`);
    if (!known) continue;
    const name = unit.toUpperCase(), claim = Number(number) >= 1 && Number(number) <= Number(known.dataset.last);
    if (claim) say(`${unit}-${Number(number)}/`, `${name}.${Number(number)}`);
    else say(`${unit}/`, name, number && `${name}.${number}`);
    return;
  }

  const spelled = (text) => text.toLowerCase().replaceAll("_", "-");
  const plain = spelled(asked.replace(/\/(#.*)?$/, "").replace(/(\/index)?\.(html?|md)$/, ""));
  const end = `/${plain.split("/").filter(Boolean).pop()}/`;
  const pages = [...ledger.matchAll(/^\S+ (\/[^\s#]+) /gm)].map(([, path]) => path);
  const meant = pages.find((path) => spelled(within + path.slice(1)) === `${plain}/`) ?? pages.filter((path) => path.endsWith(end));
  if (typeof meant === "string" || meant.length === 1) say(`${meant}`.slice(1), `${meant}`.slice(1));
})();
