// Below each claim: buttons that copy its address, or its words with whose they are.
(() => {
  const told = document.createElement("p");
  told.className = "share__told";
  told.setAttribute("role", "status");
  document.body.append(told);

  const copy = async (what, text) => {
    try {
      await navigator.clipboard.writeText(await text());
      told.textContent = `${what} copied.`;
    } catch {
      told.textContent = `${what} could not be copied; the Cite link has it as text.`;
    }
  };

  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "share__copy";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };

  for (const link of document.querySelectorAll(".claim__share")) {
    const home = new URL(link.href);
    const id = link.previousElementSibling.textContent;
    const copies = document.createElement("span");
    copies.className = "share__copies";
    copies.append(
      button(`Copy link to ${id}`, () => copy(`Address of ${id}`, async () => home.href)),
      button(`Copy text of ${id}`, () =>
        copy(`Text of ${id}`, async () => {
          const answer = await fetch(new URL("quote.txt", home));
          if (!answer.ok) throw new Error(answer.statusText);
          return answer.text();
        }),
      ),
    );
    link.closest(".claim").append(copies);
  }
})();
