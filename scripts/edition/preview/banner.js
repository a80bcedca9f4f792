// Shows the faults on the page while someone edits, and loads the page again once it is made anew.
(() => {
  const { base, page } = document.currentScript.dataset;
  const banner = document.createElement("section");
  banner.className = "preview-banner";
  banner.setAttribute("role", "status");
  banner.setAttribute("aria-label", "Faults found on saving");
  banner.tabIndex = 0; // it scrolls, so that a keyboard must reach it
  document.body.prepend(banner);

  const element = (name, text, attributes = {}) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(text);
    return made;
  };

  const row = (fault) => {
    const item = document.createElement("li");
    item.append(element("code", fault.place), " ");
    item.append(fault.page ? element("a", fault.code, { href: base + fault.page }) : fault.code);
    item.append(` ${fault.message}`);
    if (fault.hint) item.append(` (${fault.hint})`);
    return item;
  };

  const here = decodeURIComponent(location.pathname.slice(base.length)).replace(/index\.html$/, "");
  new EventSource(`${base}-preview/events?page=${encodeURIComponent(here)}`).onmessage = (event) => {
    const shown = JSON.parse(event.data);
    if (shown.page && shown.page !== page) {
      location.reload();
      return;
    }
    const isHere = (fault) => fault.url === here;
    const faults = [...shown.faults.filter(isHere), ...shown.faults.filter((fault) => !isHere(fault))];
    banner.replaceChildren();
    if (faults.length) {
      banner.append(element("p", faults.length === 1 ? "1 fault" : `${faults.length} faults`));
      const list = document.createElement("ol");
      list.append(...faults.map(row));
      banner.append(list);
    }
    if (shown.note) banner.append(element("p", shown.note));
    banner.hidden = !faults.length && !shown.note;
  };
})();
