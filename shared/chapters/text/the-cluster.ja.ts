import type { ChapterText, SeatText } from "../framework.ts";

const SCHEDULING: SeatText = {
  job: "行き先待ちの Pod を、どの Node で動かすか決める係です。",
  steps: [
    "行き先待ちの Pod を選ぶ。CPU とメモリをどれだけ要求しているかが書いてあります。",
    "空きのある Node に置く。置けないときは、その Node が理由を教えてくれます。",
    "先を読む。いちばん大きい Pod は最後に来て、ひとまとまりの空きを欲しがります。",
  ],
};

export const theClusterJa: ChapterText = {
  title: "クラスタ",
  idea: "Pod の行き先は Control Plane が決め、動かすのは Node。",
  story: [
    "まもなくゲームの公開です。今日のみなさんは、ばらばらのサーバーではなく、ひとつのクラスタです。",
    "Control Plane が Pod の行き先を決め、Node はイメージを取ってきて、起動して、動かし続けます。",
    "全部が見えている人はいません。だから声をかけ合ってください。障害はたいてい「言わなかったこと」から始まります。",
  ],
  seats: {
    "control-plane": SCHEDULING,
    scheduler: SCHEDULING,
    controller: {
      job: "「あるべき数」と「いまの数」、それに Node の具合を見張る係です。",
      steps: [
        "アプリごとに、あるべき数と準備のできた数を見比べて、足りないものを声に出す。",
        "もうすぐ止まる Node は、道連れが出る前に drain する。",
        "この先 1 分の予測を見て、混む前に声をかける。",
      ],
    },
    node: {
      job: "あなたは 1 台のマシンです。置かれた Pod を動かすのが仕事です。",
      steps: [
        "来た Pod のイメージを pull する。もう持っているレイヤーは取り直さなくて済みます。",
        "イメージがそろったら、コンテナを起動する。",
        "落ちたもの、固まったものを再起動する。メモリの残りにも気を配る。",
      ],
    },
  },
  hints: {
    "control-plane": [
      "行き先待ちの Pod が、まだ残っていませんか。",
      "もうすぐ止まる Node は drain できます。Pod は行き先待ちに戻り、止まる前に引っ越せます。",
      "使っている Node から先に詰めて、1 台は半分空けておくこと。batch は 4 コアと 8 GiB を一度に要求します。",
    ],
    scheduler: [
      "行き先待ちの Pod が、まだ残っていませんか。",
      "見るメーターは 2 つ。CPU とメモリの、両方が空いている Node が必要です。",
      "使っている Node から先に詰めて、1 台は半分空けておくこと。batch は 4 コアと 8 GiB を一度に要求します。",
    ],
    controller: [
      "あるべき数に届いていないアプリはどれですか。",
      "Node の人に様子を聞いてみましょう。あなたには見えない警告が出ているかもしれません。",
      "「もうすぐ止まる」と言う Node はすぐ drain。Pod は行き先待ちに戻り、止まる前に引っ越せます。",
    ],
    node: [
      "手元の一覧に、あなたを待っている Pod はいませんか。",
      "pull は 1 列に並んで順番待ちです。いちばん待たれているものを先頭へ。",
      "「動いている」と「元気」は別物です。固まったコンテナは誰にも返事をしません。再起動しましょう。",
    ],
  },
  moments: {
    doors: "公開まであと 15 秒。すべての Pod に居場所を見つけましょう。",
    chat: "chat が公開されました。行き先待ちに新しい Pod が並んでいます。",
    matchmaking: "matchmaking が公開されました。1 つで 2 コアも要求する食いしん坊です。",
    kernel:
      "カーネル更新のため、新しい Pod の受け入れをやめた Node があります。事情は本人に聞いてみましょう。",
    ranking: "ranking が公開されました。物覚えがよいぶん、1 つで 5 GiB 要求します。",
    season: "まもなくシーズン終了。batch が 4 コアと 8 GiB を、1 台にまとめて欲しがります。",
    rush: "みんなが帰宅して遊び始めます。どのアプリも Pod を増やします。",
    calm: "山は越えました。ひと息ついて、守り抜いたものを眺めましょう。",
  },
  lookback: {
    did: "Pod ごとに空きのある Node を選び、Node の側ではイメージを取り、起動し、落ちたら起こし直しました。",
    called:
      "行き先を決める作業が「スケジューリング」で、本物では kube-scheduler の仕事です。Node の人がしたことは、各 Node にいる kubelet がやっています。",
    kubectl: "kubectl get pods -o wide",
    yaml: [
      "apiVersion: v1",
      "kind: Pod",
      "metadata:",
      "  name: web",
      "spec:",
      "  # みなさんが決めたのはこの行",
      "  nodeName: tokyo-1",
      "  containers:",
      "  - name: web",
      "    image: web:v1",
      "    resources:",
      "      requests:",
      "        cpu: 500m",
      "        memory: 512Mi",
    ].join("\n"),
  },
  questions: [
    "Control Plane からは見えず、Node にだけ見えていたものは何でしたか。",
    "Node が 1 台消えたとき、最初に気づいたのは誰で、Pod はどうやって戻ってきましたか。",
    "何度も繰り返した作業のうち、プログラムに任せたいのはどれですか。",
  ],
};
