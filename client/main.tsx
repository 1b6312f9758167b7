import "./style/base.css";
import "./ui/ui.css";
import "./ui/cards.css";
import { render } from "preact";
import { App } from "./app/app.tsx";
import { followLinks } from "./app/navigation.ts";
import { startLanguage } from "./i18n/i18n.ts";

const root = document.getElementById("app");
if (root) {
  followLinks();
  await startLanguage();
  render(<App />, root);
}
