import { AxeBuilder } from "@axe-core/playwright";
import type { Person } from "./stage.ts";

/** WCAG 2.2 AA, as far as a machine can tell. */
export async function violations({ page }: Person): Promise<readonly string[]> {
  // Colours that change do so in the next frames, which a busy machine draws late.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))");
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
  );
}
