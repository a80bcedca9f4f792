// Says what an unknown address was meant to be, where it holds the id of a unit or claim: /P3.2, /p3.2/, /pathways/p3.
(() => {
  let address = location.pathname + "/" + location.hash.slice(1);
  try { address = decodeURIComponent(address); } catch { /* taken as it is */ }
  const ids = [...address.toLowerCase().matchAll(/(?<=\/)([a-z]{1,2}\d+)(?:[.\-_](\d+))?(?=\/|\.html?|$)/g)];
  const home = document.querySelector(".masthead__name a").href;
  for (const [, unit, number] of ids.reverse()) {
    const known = document.querySelector(`.lookup a[data-unit="${unit}"]`);
    if (!known) continue;
    const claim = number && Number(number) >= 1 && Number(number) <= Number(known.dataset.last) ? Number(number) : 0;
    const told = document.querySelector(".lookup__guess"), link = document.createElement("a");
    link.href = new URL(claim ? `${unit}-${claim}/` : `${unit}/`, home);
    link.textContent = `${unit.toUpperCase()}${claim ? "." + claim : ""} is here`;
    told.append(number && !claim ? `There is no claim ${unit.toUpperCase()}.${number}. ` : "", link, ".");
    told.hidden = false;
    return;
  }
})();
