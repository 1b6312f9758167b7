import type { ChapterText, SeatText } from "../framework.ts";

const DESK: SeatText = {
  job: "注文の数といまの数を見比べて、差を埋める係です。",
  steps: [
    "前半: どのアプリも注文の数になるまで、Pod を 1 つずつ作る。",
    "Pod は落ちるし、代わりは誰も作りません。何度でも数え直すこと。",
    "後半: 注文の数をアプリごとに 1 回だけ宣言して、手を離す。",
  ],
};

const DESK_HINTS = [
  "注文の数と準備のできた数を、アプリごとに見比べましょう。差はどこにありますか。",
  "Node の人に聞いてみましょう。もうすぐ再起動する Node があるかもしれません。それに、固まった Pod も見た目は Pod です。",
  "前半は、Node が黙ったらすぐにその Pod を作り直す。後半は、お客さんが来る前に 3 つの数を宣言して、あとは頼まれた drain だけ。",
] as const;

export const desiredStateJa: ChapterText = {
  title: "あるべき状態",
  idea: "「こうあってほしい」と宣言すれば、あとはループが保ち続けます。",
  story: [
    "前回の仕事は kube-scheduler が覚えたので、行き先選びはもうおまかせ。ただ、Pod が減ったと気づく役は、まだいません。",
    "今夜は同じ夜が 2 回来ます。お客さんも事故もまったく同じ。前半は Pod を 1 つずつ手で作り、落ちたものは落ちたままです。",
    "後半は「いくつ欲しいか」を宣言するだけ。数えるのは、もうあなたの仕事ではありません。",
  ],
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "自分のマシンの Pod を起動し、起こし直す係です。異変にはいちばん先に気づけます。",
      steps: [
        "前半: 来た Pod を起動する。イメージはもう手元にあります。",
        "落ちたもの、固まったものを再起動する。固まったことは、あなたにしか見えません。",
        "マシンが再起動される予告は、あなたにだけ届きます。早めに「drain して」と声をかける。",
      ],
    },
  },
  hints: {
    "control-plane": DESK_HINTS,
    scheduler: DESK_HINTS,
    controller: DESK_HINTS,
    node: [
      "手元の一覧に、あなたを待っている Pod はいませんか。",
      "後半は kubelet が起動も再起動もしてくれます。でも、固まったことには気づきません。気づけるのはあなたです。",
      "1 分後に再起動？ すぐに「drain して」。前半は誰かがよそで作り直すことになり、後半は勝手に引っ越していきます。",
    ],
  },
  moments: {
    opening: "web と api の注文が出ました。Pod を作るのは、みなさんだけです。",
    growth: "注文が増えました。matchmaking も始まります。さあ、Pod を作りましょう。",
    evening: "夜の混雑が近づいています。全部もっと。ただし 1 つずつ。",
    "half-time": "ハーフタイム。いったん全部片づけて、同じ夜をもう一度。",
    again: "今度は宣言です。注文の数を書くだけ。コントローラも kubelet も動いています。",
    "growth-again": "さっきと同じように注文が増えました。アプリごとに、数字をひとつ。",
    "evening-again": "さっきと同じ混雑です。宣言したら、誰が働いているのか眺めてみましょう。",
    calm: "おつかれさまでした。お客さんも事故も同じ、2 つの夜を見比べましょう。",
  },
  segments: { imperative: "手で作る", declared: "宣言する" },
  lookback: {
    did: "前半は Pod も、落ちた Pod の代わりも、自分たちで作りました。後半は数を書いただけで、何度減ってもその数に戻りました。",
    called:
      "書いた数が「あるべき状態」です。ReplicaSet コントローラがいまの状態と見比べて、足りなければ作り、余れば消します。これが reconcile（調整）ループ。Kubernetes はこうしたループの集まりで、Deployment はこのループへの頼み方です。",
    kubectl: "kubectl scale deployment web --replicas=7",
    yaml: [
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata:",
      "  name: web",
      "spec:",
      "  # みなさんの前半が、この 1 行です",
      "  replicas: 7",
      "  selector:",
      "    matchLabels:",
      "      app: web",
      "  template:",
      "    metadata:",
      "      labels:",
      "        app: web",
      "    spec:",
      "      containers:",
      "      - name: web",
      "        image: web:v1",
    ].join("\n"),
  },
  questions: [
    "前半と後半で、手を動かした回数はどれだけ違いましたか。後半、人に残った仕事は何でしたか。",
    "前半、足りないことに先に気づいたのは、あなたたちですか、それとも利用者ですか。",
    "固まったコンテナには、ループも手を出しませんでした。何を宣言しておけば気づいてくれるでしょう。",
  ],
};
