import { computed, effect, signal } from "@preact/signals";
import { MOTION, recall, remember, SOUND } from "./storage.ts";

/** A small touch screen: a phone. Sound is off on it until somebody asks for it. */
const isPhone = matchMedia("(pointer: coarse) and (max-width: 60rem)").matches;

/** Short sounds. Off on phones by default: a room has many of them. */
export const sound = signal(recall(SOUND) === undefined ? !isPhone : recall(SOUND) === "on");
effect(() => remember(SOUND, sound.value ? "on" : "off"));

const systemMotion = matchMedia("(prefers-reduced-motion: reduce)");
const systemReduces = signal(systemMotion.matches);
systemMotion.addEventListener("change", () => {
  systemReduces.value = systemMotion.matches;
});

/** The person's own wish for this page, on top of the system's. */
export const calmMotion = signal(recall(MOTION) === "calm");
effect(() => remember(MOTION, calmMotion.value ? "calm" : "full"));

/** Nothing may slide, shake or flash. */
export const reducedMotion = computed(() => systemReduces.value || calmMotion.value);
effect(() => {
  document.documentElement.dataset["motion"] = reducedMotion.value ? "reduced" : "full";
});
