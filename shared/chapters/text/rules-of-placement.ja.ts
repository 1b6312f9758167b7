import type { ChapterText } from "../framework.ts";

export const rulesOfPlacementJa: ChapterText = {
  title: "配置のルール",
  idea: "ルールを書くのは人、そのとおりに置くのがスケジューラ。",
  story: [
    "会社は 1 つのゾーンから始まりました。アプリのうち 2 つは、いまもそこでしか動きません。昔、誰かがそう書いたからです。",
    "みなさんはもう Pod を置きません。どこで動いてよいか、どの Node を誰のために空けておくか、誰を優先し、何個は残すかを書きます。",
    "スケジューラは、書かれたとおりのことをします。ありがたい話ですが、こわい話でもあります。",
  ],
  seats: {
    "control-plane": {
      job: "Pod の置き場所のルールを書き、Node をそっと空にする係です。",
      steps: [
        "Pending の Pod がいたら、理由を聞く。場所がないのか、ルールがだめと言っているのか。",
        "ルールを直す。ゾーンの縛りを外す、散らす、Node を専用にする、優先順位を決める。",
        "drain の前に「何個は残す」を決めておく。終わったら Node を開け直す。",
      ],
    },
    scheduler: {
      job: "アプリごとに、どこで動いてよいか、誰を優先するかを書く係です。",
      steps: [
        "Pending の Pod がいたら、理由を聞く。場所がないのか、ルールがだめと言っているのか。",
        "web と api をゾーンの縛りから外して、3 つのゾーンに散らす。",
        "社長の batch より大事なアプリはどれか。batch が来る前に決めておく。",
      ],
    },
    controller: {
      job: "どの Node を誰の専用にするかを決め、誰にも気づかれずに空にする係です。",
      steps: [
        "高速ディスクの Node を ranking のために空ける。Node に taint を付け、アプリには許容させる。",
        "アプリごとに、drain のあいだも残す Pod の数を決める。",
        "頼まれた Node を drain し、戻ってきたら開け直す。",
      ],
    },
    node: {
      job: "あなたは 1 台のマシンです。止まる予定を最初に知るのは、あなたです。",
      steps: [
        "警告が出たら、間に合ううちに drain を頼む。",
        "再起動から戻ったら「空いてます」と伝える。言わないと閉まったままです。",
        "固まったコンテナを再起動する。引っ越してくる Pod のイメージも用意しておく。",
      ],
    },
  },
  hints: {
    "control-plane": [
      "なぜ Pending なのでしょう。答えの中に、ルールの名前が出ています。",
      "1 つのゾーンに縛られたアプリは、そのゾーンと一緒に倒れます。taint は、許容していない Pod をすべて断ります。入ってほしいアプリも例外ではありません。",
      "web と api は、ゾーン指定なし、なるべく散らす、優先度は customers。ranking は dedicated=ranking を許容させてから、Node に NoExecute の taint を。残す数は 80% に。100% にすると、drain がいつまでも終わりません。",
    ],
    scheduler: [
      "なぜ Pending なのでしょう。答えの中に、ルールの名前が出ています。",
      "「必ず散らす」にすると、ルールを破るくらいなら Pod は待ち続けます。「なるべく散らす」なら、空いているところへ行きます。",
      "web と api は、ゾーン指定なし、なるべく散らす、優先度は customers。まとめて 1 回で変えましょう。急ぎの batch に場所を取られなくなります。",
    ],
    controller: [
      "ranking に必要なのはどの Node ですか。先に座っているのは誰ですか。",
      "NoSchedule は新しく来る Pod を断ります。NoExecute は、いま居る Pod も追い出します。許容していなければ、入ってほしいアプリまで出ていきます。",
      "先に ranking に dedicated=ranking を許容させ、そのあと Node に NoExecute の taint を。残す数は 80% に。100% にすると、drain がいつまでも終わりません。",
    ],
    node: [
      "あなたのマシンに、警告は出ていませんか。",
      "その警告は、ほかの人には見えません。しかも drain には時間がかかります。残す数が決まっていると、なおさらです。",
      "警告が出たらすぐ「drain して」。再起動したら電源を入れて、「空いてます」と伝えましょう。",
    ],
  },
  moments: {
    home: "すべては 1 つのゾーンから始まり、いまもそこで動いています。",
    growth: "商売が、ゾーンに収まらなくなりました。Pending の Pod に、理由を聞いてみましょう。",
    ranking: "ranking が来ます。高速ディスクの Node と、そのメモリのほとんどが必要です。",
    outage: "ショベルカーが、最初のゾーンの回線を切りました。よそに住んでいるのは誰ですか。",
    kernel: "新しいカーネルが順番に入ります。自分の番を知っているのは、その Node だけです。",
    league: "リーグ戦が始まります。もうすぐ、空きがほとんどなくなります。",
    batch: "社長が急ぎの batch を持ってきました。「急ぎ」も数字です。あなたの数字のほうが大きいですか。",
    calm: "静かになってきました。書いたルールは、みなさんが寝ているあいだも働きます。",
  },
  lookback: {
    did: "どこで動いてよいか、Node は誰の専用か、誰が優先か、何個は残すか。みなさんが書き、全員がそれを守りました。",
    called:
      "場所を決めるのが nodeSelector と topologySpreadConstraints、Node を誰かの専用にするのが taint と toleration です。誰が誰に場所を譲るか（プリエンプション）は PriorityClass、drain のあいだ何個残すかは PodDisruptionBudget で決まります。",
    kubectl: "kubectl taint node sapporo-1 dedicated=ranking:NoExecute",
    yaml: [
      "apiVersion: scheduling.k8s.io/v1",
      "kind: PriorityClass",
      "metadata:",
      "  name: customers",
      "value: 2000           # 数が大きいほうが優先",
      "---",
      "apiVersion: v1",
      "kind: Pod",
      "metadata:",
      "  name: ranking",
      "spec:",
      "  priorityClassName: customers",
      "  nodeSelector:       # 高速ディスクの Node だけ",
      "    disk: ssd",
      "  tolerations:        # 専用の Node に入れてもらう",
      "  - key: dedicated",
      "    value: ranking",
      "  containers:",
      "  - name: ranking",
      "    image: ranking:v1",
    ].join("\n"),
  },
  questions: [
    "書いたとおりに動いたのに、思ったとおりには動かなかったルールはどれですか。",
    "全員分の場所がないとき、あなたの会社では誰が優先ですか。それは誰が決め、どこに書いてありますか。",
    "Node の人だけが知っていて、どんなルールにも書けなかったことは何でしたか。",
  ],
};
