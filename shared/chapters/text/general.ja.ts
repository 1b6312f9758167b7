import type { SeatText } from "../framework.ts";
import type { GeneralText } from "../own/course-words.ts";

const DESK: SeatText = {
  job: "Control Plane の係です。すべての Node と、求められている Pod が見えます。",
  steps: [
    "行き先待ちの Pod と、まだ足りないものを確かめる。",
    "選んで、置く。または宣言する。断られたときは理由が出ます。",
    "Node の人に様子を聞く。あなたには見えないものが見えています。",
  ],
};

type Hints = GeneralText["hints"]["node"];

const DESK_HINTS: Hints = [
  "求められているのに、まだ無いものはありませんか。",
  "待っている Pod を開くと、置けない理由を Node ごとに教えてくれます。",
  "「もうすぐ止まる」と言う Node は、間に合ううちに drain できます。",
];

/** For what somebody left out of a chapter of their own: true in every chapter that has a cluster. */
export const GENERAL_JA: GeneralText = {
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "あなたは 1 台のマシンです。置かれた Pod を動かすのが仕事です。",
      steps: [
        "待っているものを pull、起動、再起動する（Kubernetes がやってくれない場面では）。",
        "CPU、メモリ、警告に気を配る。見えているのはあなただけです。",
        "気づいたことは、みんなの問題になる前に声に出す。",
      ],
    },
  },
  hints: {
    "control-plane": DESK_HINTS,
    scheduler: DESK_HINTS,
    controller: DESK_HINTS,
    node: [
      "手元の一覧に、あなたを待っている Pod はいませんか。",
      "「動いている」と「元気」は別物です。固まったコンテナは誰にも返事をしません。",
      "要らないものは片づけ、いちばん待たれているものを先に。",
    ],
  },
  lookback: {
    did: "いろいろなことが起きるなかで、アプリを動かし続けました。",
    called: "「いまの状態」を「あるべき状態」に、何度でも近づける。それが Kubernetes の仕事です。",
    kubectl: "kubectl get pods -o wide",
    yaml: "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3",
  },
  questions: [
    "思ったよりうまくいったことは何ですか。それはなぜでしょう。",
    "誰かだけが知っていて、ほかの人に必要だったことは何でしたか。",
    "プログラムに任せたいことと、自分の手に残したいことは何ですか。",
  ],
};
