import type { ChapterText, SeatText } from "../framework.ts";

const DESK: SeatText = {
  job: "注文されたバージョンを、誰にも気づかれないように期限までに出す係です。だめなバージョンは、すぐに戻します。",
  steps: [
    "出す前に確認。Pod に「準備できた？」と聞く人はいますか。入れ替え中、いくつまで減ってよいことになっていますか。",
    "Node の人に新しいイメージを取っておいてもらい、それから宣言する。期限までに全部入れ替えること。",
    "「様子がおかしい」と声が上がったら、まず元に戻す。理由はあとで聞けば大丈夫。",
  ],
};

const DESK_HINTS = [
  "3 つの Deployment を見比べましょう。readiness probe がないのはどれ？ 全部まとめて入れ替えてしまうのはどれ？",
  "リクエストが届くのは、Ready な Pod だけです。readiness probe がないと、プロセスが動いた瞬間に Ready 扱い。まだ何も答えられないのに、リクエストが届いてしまいます。",
  "最初の注文の前に、web に readiness probe を付ける。そして 3 つとも RollingUpdate、maxUnavailable は 0、maxSurge は 34% に。これでロールアウト中の失敗はなくなり、いつまでも Ready にならないバージョンが来ても、誰も困りません。",
] as const;

export const rollingUpdateJa: ChapterText = {
  title: "ローリングアップデート",
  idea: "リクエストが届くのは、準備のできた Pod だけ。だから Pod ひとつずつ、新しくできます。",
  story: [
    "大型アップデートの配信日です。新しい web と api と matchmaking を出しますが、「メンテナンス中」の画面は誰も見たくありません。",
    "そこで、古いバージョンが働いているあいだに引っ越します。新しい Pod が来て、準備ができたと言ったら、古い Pod がひとつ去る。そのくり返しです。",
    "ただし、注文されるバージョンがいつも良いものとは限りません。最初に気づくのは、Node の席に座っている人です。",
  ],
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "新しいバージョンは、まずあなたのところで動きます。調子の良し悪しは、あなたがいちばん先に分かります。",
      steps: [
        "注文されたイメージを、先に pull しておく。Pod が来たらすぐに起動できます。",
        "新入りをよく見る。ちゃんと Ready になりますか。メモリは落ち着いていますか、それとも増え続けていますか。",
        "「元気です」「様子がおかしい」を声に出す。固まったコンテナの再起動も忘れずに。",
      ],
    },
  },
  hints: {
    "control-plane": DESK_HINTS,
    scheduler: DESK_HINTS,
    controller: DESK_HINTS,
    node: [
      "注文されているのはどのバージョンですか。そのイメージは、もう手元にありますか。",
      "10 秒たっても起動中のまま。リクエストは同じなのにメモリだけ増えていく。そういう Pod は、待っていても良くなりません。",
      "すぐに「様子がおかしい」と伝えましょう。Control Plane から見れば、ただの Ready な Pod です。あと 20 秒でメモリがあふれると知っているのは、あなただけ。再起動は時間かせぎで、治すには前のバージョンに戻すしかありません。",
    ],
  },
  moments: {
    people:
      "もうすぐお客さんが来ます。新しいバージョンが来たら、それぞれのアプリはどう入れ替わるでしょう。出す前に確かめましょう。",
    "web-v2": "web:v2 の注文です。スマホのアプリは、まもなく v2 としか話せなくなります。",
    "api-v2": "api:v2 の注文です。api はいまも、全部止めてから入れ替えるつもりのようです。",
    "matchmaking-v2": "matchmaking:v2 の注文です。Node のみなさん、新入りの様子はどうですか。",
    "matchmaking-v3": "「すみません、直しました」と、開発チームから matchmaking:v3 が届きました。急ぎです。",
    "web-v3": "web:v3 の注文です。起動はとてもスムーズだそうです。",
    "web-v4": "穴をふさいだ web:v4 が届きました。夜の混雑も近く、Pod はひとつも減らせません。",
    calm: "おつかれさまでした。来たバージョン、帰ったバージョン。お客さんは気づいたでしょうか。",
  },
  lookback: {
    did: "お客さんが使っている最中に、Pod を新しいバージョンへ入れ替えました。2 つは不良品で、Node の人が気づいて声を上げ、前のバージョンに戻しました。",
    called:
      "これがローリングアップデート（ロールアウト）です。Deployment が新しいバージョンの ReplicaSet を作り、maxSurge と maxUnavailable の範囲で新旧の数を少しずつ変えていきます。リクエストを流してよいかを決めるのが readiness probe、前のバージョンへ戻すのが kubectl rollout undo（ロールバック）。readiness probe は、メモリ漏れまでは見つけてくれません。",
    kubectl: "kubectl set image deployment web web=web:v2",
    yaml: [
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata:",
      "  name: web",
      "spec:",
      "  replicas: 8",
      "  strategy:",
      "    type: RollingUpdate",
      "    rollingUpdate:",
      "      # 入れ替え中に増えてよい数、減ってよい数",
      "      maxSurge: 34%",
      "      maxUnavailable: 0",
      "  selector:",
      "    matchLabels: { app: web }",
      "  template:",
      "    metadata:",
      "      labels: { app: web }",
      "    spec:",
      "      containers:",
      "      - name: web",
      "        image: web:v2",
      "        # 答えられるまで、リクエストは届かない",
      "        readinessProbe:",
      "          httpGet: { path: /, port: 80 }",
    ].join("\n"),
  },
  questions: [
    "だめなバージョンの最初の兆しから、消えるまでにどれだけかかりましたか。誰が何を先に見つけましたか。",
    "maxUnavailable を 0 にすると、一時的に増える Pod の置き場所が要ります。クラスタがいっぱいだったら、どうしますか。",
    "メモリが漏れるバージョンも、readiness probe には合格します。ロールアウトを進める前に、ほかに何を見ますか。",
  ],
};
