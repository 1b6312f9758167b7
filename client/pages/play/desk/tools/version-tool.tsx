import { t } from "../../../../i18n/i18n.ts";
import { declaredOf } from "../../../../rules/declared.ts";
import { imageTag } from "../../../../rules/image-tag.ts";
import { listOf } from "../../../../rules/list.ts";
import { offeredTools } from "../../../../rules/tools.ts";
import { Choice } from "../../../../ui/choice.tsx";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

/** Which version an app should have; and while it rolls out, the brake and the way back. */
export function VersionTool({ desk, app }: AppToolProps) {
  const m = t().tools.setImage;
  const offered = offeredTools(desk.store.round);
  const { value, change } = useDraft({ image: app.image });
  const isPaused = declaredOf(app)?.deployment.paused === true;
  const options = listOf(app.versions).map((image) => ({
    value: image,
    label: image === app.orderedImage ? m.ordered(imageTag(image)) : imageTag(image),
  }));
  return (
    <>
      {app.rollout !== "" && (
        <p class="tool__state" role="status">
          {app.rollout === "stuck" ? m.stuck : m.progress(app.updatedPods, app.replicas)}
          {isPaused && ` ${m.paused}`}
        </p>
      )}
      <Choice
        label={m.version}
        options={options}
        value={value.image}
        onChange={(image) => change({ image })}
      />
      <Give
        desk={desk}
        command={{ type: "setImage", deployment: app.name, image: value.image }}
        label={m.give(imageTag(value.image))}
      />
      {offered.includes("undoRollout") && app.undoImage !== "" && (
        <Give
          desk={desk}
          command={{ type: "undoRollout", deployment: app.name, toRevision: 0 }}
          label={m.undo(imageTag(app.undoImage))}
          isQuiet
          isBlind
        />
      )}
      {offered.includes("pauseRollout") && (app.rollout !== "" || isPaused) && (
        <Give
          desk={desk}
          command={{ type: isPaused ? "resumeRollout" : "pauseRollout", deployment: app.name }}
          label={isPaused ? m.resume : m.pause}
          isQuiet
        />
      )}
    </>
  );
}
