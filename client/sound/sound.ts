import { sound } from "../app/preferences.ts";

/** Everything that can be heard: short, soft, made of a tone or two. */
const TUNES = {
  /** A Pod is put down. */
  drop: [{ hz: 220, to: 110, ms: 90, wave: "triangle", volume: 0.5 }],
  /** It does not go there. */
  refuse: [{ hz: 150, to: 120, ms: 160, wave: "sawtooth", volume: 0.18 }],
  /** A Pod became ready. */
  ready: [{ hz: 660, to: 880, ms: 110, wave: "sine", volume: 0.22 }],
  /** Something broke. */
  fail: [
    { hz: 330, to: 220, ms: 150, wave: "triangle", volume: 0.35 },
    { hz: 220, to: 147, ms: 240, wave: "triangle", volume: 0.35 },
  ],
  /** Somebody calls. */
  call: [
    { hz: 587, to: 587, ms: 90, wave: "sine", volume: 0.25 },
    { hz: 784, to: 784, ms: 130, wave: "sine", volume: 0.25 },
  ],
  /** The last seconds before it begins. */
  tick: [{ hz: 440, to: 440, ms: 60, wave: "sine", volume: 0.2 }],
  /** It begins. */
  go: [{ hz: 523, to: 1046, ms: 320, wave: "sine", volume: 0.3 }],
} as const satisfies Record<string, readonly Tone[]>;

interface Tone {
  readonly hz: number;
  readonly to: number;
  readonly ms: number;
  readonly wave: OscillatorType;
  readonly volume: number;
}
export type Tune = keyof typeof TUNES;

let context: AudioContext | undefined;

/** Plays a short sound, if this person wants to hear any. Browsers allow it only after the first touch or key. */
export function play(tune: Tune): void {
  if (!sound.peek() || document.hidden) return;
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") void context.resume();
    let at = context.currentTime;
    for (const tone of TUNES[tune]) at = playTone(context, tone, at);
  } catch {
    // No sound device: the game does not need one.
    sound.value = false;
  }
}

function playTone(audio: AudioContext, { hz, to, ms, wave, volume }: Tone, at: number): number {
  const end = at + ms / 1000;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = wave;
  oscillator.frequency.setValueAtTime(hz, at);
  oscillator.frequency.exponentialRampToValueAtTime(to, end);
  gain.gain.setValueAtTime(volume * 0.3, at);
  gain.gain.exponentialRampToValueAtTime(0.001, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(end);
  return end;
}

/** A short buzz where there is a motor. */
export function buzz(ms = 12): void {
  if ("vibrate" in navigator) navigator.vibrate(ms);
}
