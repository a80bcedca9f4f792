// Beside each claim's "Cite" link: buttons that copy its address, or its words with whose they are.
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

  const button = (label, spoken, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "share__copy";
    made.textContent = label;
    made.setAttribute("aria-label", spoken);
    made.addEventListener("click", act);
    return made;
  };

  for (const link of document.querySelectorAll(".claim__share")) {
    const home = new URL("..", link.href);
    const id = link.previousElementSibling.textContent;
    link.after(
      button("Copy link", `Copy the address of claim ${id}`, () => copy(`Address of ${id}`, async () => home.href)),
      button("Copy text", `Copy claim ${id} with its attribution`, () =>
        copy(`Text of ${id}`, async () => {
          const answer = await fetch(new URL("quote.txt", home));
          if (!answer.ok) throw new Error(answer.statusText);
          return answer.text();
        }),
      ),
    );
  }
})();
