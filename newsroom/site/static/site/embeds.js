// Loads what another site shows when a reader asks for it, and nothing before. Without this script
// the words and the link stand there.
"use strict";

for (const place of document.querySelectorAll("[data-embed]")) {
  const offer = place.querySelector(".embed-load");
  if (!offer) continue;
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.className = "embed-frame";
    frame.title = place.dataset.embedTitle;
    frame.setAttribute(
      "sandbox",
      "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox",
    );
    frame.allow = "encrypted-media; fullscreen; picture-in-picture";
    // Some players refuse to start where nobody says which site they are on. The page is not told.
    frame.referrerPolicy = "strict-origin";
    frame.src = place.dataset.embed;
    offer.replaceWith(frame);
    frame.tabIndex = -1;
    frame.focus();
    frame.removeAttribute("tabindex");
  });
}
