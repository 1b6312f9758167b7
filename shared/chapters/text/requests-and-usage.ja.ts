import type { ChapterText, SeatText } from "../framework.ts";

const DESK: SeatText = {
  job: "アプリの要求と上限を、本当の使用量に合わせて直す係です。",
  steps: [
    "マシンはひまなのに Pod が待っていたら、使う量よりずっと多く要求しているアプリを探す。",
    "使用量は Node に聞く。見えているのは Node だけです。教わった数字はアプリの横に出ます。",
    "要求と上限は、1 回で正しく直す。直すたびに、そのアプリの Pod は全部入れ替わります。",
  ],
};

const DESK_HINTS = [
  "マシンはひまそうなのに、Pending の Pod がいませんか。",
  "Pending なら、誰かが要求しすぎ（待っている本人とは限りません）。OOMKilled なら、メモリの上限が低すぎ。Ready なのに遅いなら、CPU の上限が低すぎるか、約束していない分を隣に取られています。",
  "教わった量より少し多めに。要求は web 0.5 コア、matchmaking 1.6 コアと 1.8 GiB、ranking 0.8 コアと 4.6 GiB、chat 0.4 コアと 1.5 GiB、api 0.8 コア。上限は web 0.6 コア、api 1 GiB、chat 3 GiB。",
] as const;

export const requestsAndUsageJa: ChapterText = {
  title: "要求と使用量",
  idea: "要求は約束です。スケジューラは、それをそのまま信じます。",
  story: [
    "アプリに必要な量は、前の担当者が書き残していきました。怖くて多めに書いたもの、けちったもの、よそから写したもの、そして白紙。",
    "kube-scheduler は書いてあるとおりに信じます。約束で埋まった Node は、中がひまでも満員。約束が小さすぎれば、実際にはあふれます。",
    "本当の使用量が見えるのは Node だけ。教え合って数字を直しましょう。ただし直すたびにアプリは少し止まります。まず測ること。",
  ],
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "マシンの中で本当に起きていることを見て、約束と見比べる係です。",
      steps: [
        "アプリの本当の使用量を伝える。要求とかけ離れているものから。",
        "手遅れになる前に知らせる。メモリは上限を超えると止められ、CPU は上限に当たると遅くなります。",
        "chat はメモリを漏らします。マシンがあふれる前に、そっと再起動を。",
      ],
    },
  },
  hints: {
    "control-plane": DESK_HINTS,
    scheduler: DESK_HINTS,
    controller: DESK_HINTS,
    node: [
      "要求よりずっと少ししか使っていないアプリはどれですか。上限すれすれなのは？",
      "伝えるなら、お客さんがいるときの数字を。ひまなときの使用量は当てになりません。",
      "メモリが足りなくなると、kubelet は「要求より多く使っている順」に追い出します。何も約束していない chat が真っ先です。その前に再起動しましょう。",
    ],
  },
  moments: {
    doors: "開店まであと 15 秒。数字は前の担当者が書いたままです。",
    pending: "matchmaking を増やしたら Pending になりました。マシンは忙しそうですか？",
    ranking: "ranking が公開されました。1 つで 12 GiB を要求しています。本当に使うのでしょうか。",
    chat: "chat が公開されました。必要な量の欄は白紙です。",
    web: "ページを見る人が増えましたが、web はストローで飲むように細々と応えています。理由が見えるのは誰？",
    api: "api が公開されました。いまのところ、ひまです。",
    busy: "もうひまではありません。api と、マシンのメモリから目を離さないように。",
    batch:
      "社長の batch が、誰にも約束されていない CPU を全部使います。アプリの取り分は、約束してありますか。",
    peak: "全員集合の時間です。",
    calm: "おつかれさまでした。最初の数字は、どれくらい本当から遠かったでしょう。",
  },
  lookback: {
    did: "アプリの要求を本当の使用量と見比べて、数字を正直なものに直しました。",
    called:
      "requests（要求）は、スケジューラが数える唯一の数字で、CPU が足りないときに必ずもらえる取り分でもあります。limits（上限）はカーネルが許す量で、メモリは超えると止められ（OOMKilled）、CPU はそれ以上もらえません。この 2 つで QoS クラスが決まり、Node のメモリが尽きると BestEffort が最初に、Guaranteed が最後に追い出されます。",
    kubectl: "kubectl set resources deployment api --requests=memory=640Mi --limits=memory=1Gi",
    yaml: [
      "apiVersion: v1",
      "kind: Pod",
      "metadata:",
      "  name: api",
      "spec:",
      "  containers:",
      "  - name: api",
      "    image: api:v1",
      "    resources:",
      "      # スケジューラが信じる数字",
      "      requests:",
      "        cpu: 800m",
      "        memory: 640Mi",
      "      # カーネルが許す上限",
      "      limits:",
      "        memory: 1Gi",
    ].join("\n"),
  },
  questions: [
    "マシンがひまなのに待っていた Pod はどれで、誰の約束のせいでしたか。",
    "Node にしか分からなかったことは何で、どうやって Control Plane に伝わりましたか。",
    "社長の batch が来たとき、遅くなったのは誰、追い出されたのは誰でしたか。それぞれ、いくつ要求していましたか。",
  ],
};
