// Light, dark, or as the system has it: kept in this browser once a reader has pressed a button, and not before.
// The contents in the bar are folded again once a reader has chosen.
(() => {
  const root = document.documentElement, name = "edition-display";
  const kept = () => { try { return localStorage.getItem(name) || ""; } catch { return ""; } };
  const show = (choice) => {
    if (choice) root.dataset.display = choice; else delete root.dataset.display;
    for (const button of document.querySelectorAll(".colophon__switch button"))
      button.setAttribute("aria-pressed", button.value === choice);
  };
  const press = ({ currentTarget: { value } }) => {
    try { if (value) localStorage.setItem(name, value); else localStorage.removeItem(name); } catch { /* kept for this page only */ }
    show(value);
  };
  show(kept());
  for (const link of document.querySelectorAll(".bar__contents a"))
    link.addEventListener("click", () => link.closest("details").removeAttribute("open"));
  for (const line of document.querySelectorAll(".colophon__switch")) {
    line.hidden = false;
    for (const button of line.querySelectorAll("button")) button.addEventListener("click", press);
  }
})();
