// Shows what a link at a word leads to, beside it: a note, a term, a claim. For the pointer and the keyboard's focus; the
// link leads there as ever, and is all there is for who listens and where a browser knows no popovers.
(() => {
  if (!("popover" in HTMLElement.prototype)) return;
  const LINKS = ".cite a, a.term, .rests-on a, .claim__from a", WAIT = 350, EDGE = 12;
  const box = document.createElement("div");
  box.className = "preview";
  box.popover = "manual";
  box.setAttribute("aria-hidden", "true");
  document.body.append(box);
  let timer, shown;

  // On this page the words stand already; those of a claim elsewhere are in its own file.
  const words = async ({ hash, href, textContent }) => {
    const here = href.split("#")[0] === location.href.split("#")[0];
    const there = here ? document.getElementById(hash.slice(1)) : null;
    if (there?.matches("dt")) return there.nextElementSibling.firstChild.textContent;
    if (there?.matches(".note")) return there.querySelector("details > :not(summary)").textContent;
    if (there?.matches(".claim")) return there.querySelector(".claim__text").textContent;
    const home = document.querySelector(".masthead__name a");
    if (!/^[A-Z]+\d+\.\d+$/.test(textContent) || !home) return "";
    const answer = await fetch(new URL(`${textContent.toLowerCase().replace(".", "-")}/quote.txt`, home.href));
    return answer.ok ? (await answer.text()).split("\n\n")[0] : "";
  };
  const hide = () => {
    clearTimeout(timer);
    if (box.matches(":popover-open")) box.hidePopover();
    shown = undefined;
  };
  const show = async (link) => {
    const text = (await words(link).catch(() => ""))?.replace(/\s+/g, " ").trim();
    if (!text || shown !== link) return;
    box.textContent = text;
    box.showPopover();
    const at = link.getBoundingClientRect(), size = box.getBoundingClientRect();
    const left = Math.min(Math.max(EDGE, at.left), document.documentElement.clientWidth - size.width - EDGE);
    box.style.left = `${left}px`;
    box.style.top = `${at.bottom + size.height + EDGE > innerHeight && at.top > size.height ? at.top - size.height : at.bottom}px`;
  };
  const ask = ({ target }, wait) => {
    const link = target.closest?.(LINKS);
    if (link && link === shown) return clearTimeout(timer);
    if (!link) return;
    hide();
    shown = link;
    timer = setTimeout(show, wait, link);
  };
  const leave = ({ target, relatedTarget }) => {
    if (!shown || (target !== box && !shown.contains(target))) return;
    if (relatedTarget && (box.contains(relatedTarget) || shown.contains(relatedTarget))) return clearTimeout(timer);
    clearTimeout(timer);
    timer = setTimeout(hide, WAIT);
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") ask(event, WAIT);
  });
  document.addEventListener("pointerout", leave);
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(":focus-visible")) ask(event, 0);
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
  addEventListener("scroll", () => { if (box.matches(":popover-open")) hide(); }, { passive: true });
})();
