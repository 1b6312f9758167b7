import type { ChapterText, SeatText } from "../framework.ts";

const PLACING: SeatText = {
  job: "行き先待ちの Pod を、どの Node で動かすか決める係です。",
  steps: [
    "行き先待ちの Pod を選ぶ。",
    "Node に置く。入る余裕のある Node には印が付きます。",
    "Node に声をかける。「空いている Node は？」を押してみましょう。",
  ],
};

const PLACING_HINTS = [
  "行き先待ちの Pod をタップして、次に Node をタップします。",
  "失敗はありません。印の付いた Node なら、どこでも大丈夫です。",
  "キーボードなら、Tab で Pod へ行って Enter、Tab で Node へ行って Enter です。",
] as const;

export const warmUpJa: ChapterText = {
  title: "ウォームアップ",
  idea: "みなさんがクラスタです。決める人と、動かす人がいます。",
  story: [
    "このあと、この部屋のみんなでひとつのシステムを動かします。まずは 60 秒、全員で自分の席の操作をためしてみましょう。",
    "Control Plane は行き先待ちの Pod を Node に置く。Node はイメージを pull して起動する。やることはこれだけです。",
    "何も壊れませんし、点数もつきません。気になるボタンは、いまのうちに押してみてください。",
  ],
  seats: {
    "control-plane": PLACING,
    scheduler: PLACING,
    controller: PLACING,
    node: {
      job: "あなたは 1 台のマシンです。置かれた Pod を動かすのが仕事です。",
      steps: [
        "Pod のイメージを pull する。数秒かかります。",
        "イメージがそろったら、起動する。",
        "みんなに声をかける。「空いてます」を押してみましょう。",
      ],
    },
  },
  hints: {
    "control-plane": PLACING_HINTS,
    scheduler: PLACING_HINTS,
    controller: PLACING_HINTS,
    node: [
      "最初の Pod は、もう一覧に来ています。",
      "まずイメージを pull します。そろうと、起動のボタンが出ます。",
      "2 つ目の Pod のイメージは早く届きます。レイヤーの大半を、もう持っているからです。",
    ],
  },
  poll: {
    question: "Kubernetes を知っていますか",
    options: {
      never: "聞いたことがない",
      word: "名前だけ知っている",
      tried: "さわったことがある",
      work: "仕事で使っている",
    },
  },
  moments: {
    hands:
      "どの Node にも Pod が 1 つ来ています。pull して、起動しましょう。Control Plane にも次の Pod が届きます。",
    requests: "最初のリクエストが来ました。行き先は、準備のできた Pod です。",
    help: "残りは Kubernetes が手伝ってくれます。",
    done: "クラスタが動いています。これで操作はばっちりです。",
  },
  lookback: {
    did: "Pod を Node に置き、イメージを pull して、コンテナを起動しました。このあとのすべては、この操作の組み合わせです。",
    called:
      "置き場所を決めるのは scheduler、pull と起動は kubelet の仕事です。最後の数秒は、Kubernetes が代わりにやってくれました。",
    kubectl: "kubectl get pods",
    yaml: ["apiVersion: v1", "kind: Pod", "metadata:", "  name: web", "spec:", "  containers:"]
      .concat(["  - name: web", "    image: web:v1  # Node が pull"])
      .join("\n"),
  },
  questions: [
    "どの操作を探すのに手間取りましたか。",
    "自分には見えていて、ほかの人には見えていなかったものは何でしたか。",
    "もっと早くみんなに伝えたかったことは何ですか。",
  ],
};
