import type { ChapterText, SeatText } from "../framework.ts";

const DECLARING: SeatText = {
  job: "Pod をどれくらい忙しくさせるか、何個から何個まで増減してよいかを、アプリごとに決める係です。",
  steps: [
    "予報を読む。次に混むのはどのアプリで、どれくらいまで増えそうか。",
    "アプリごとにオートスケーラーを付ける。最小の数、最大の数、目標の CPU 使用率の 3 つ。",
    "次に何が来るかを声に出す。Node の人が先にイメージを取っておけます。",
  ],
};

const HINTS = [
  "これから 1 分のうちに、人がどっと増えるアプリはどれですか。",
  "限界まで働いている Pod でも、使うのは要求した CPU の 8 割ほど。目標を 80% にすると、いつまでも増えません。もっと下げましょう。",
  "目標は 50%、最大は多めに。減らす前の待ち時間は 300 秒のまま。来ると分かっている山の前には、最小を上げておきましょう。",
] as const;

export const scaleJa: ChapterText = {
  title: "スケール",
  idea: "どれくらい忙しくさせるかを宣言すれば、Pod の数は人の数についてくる。",
  story: [
    "今夜は大会のテレビ中継があります。プレイヤーが何人来るかは、誰にも決められません。",
    "でも、もう Pod を数えなくて大丈夫。どれくらい忙しくさせるかを宣言すれば、オートスケーラーが一晩中数えてくれます。",
    "ただし、マシンまでは作れません。新しい Node は電源を入れて参加し、混む前にイメージをそろえておく必要があります。",
  ],
  seats: {
    "control-plane": DECLARING,
    scheduler: DECLARING,
    controller: DECLARING,
    node: {
      job: "あなたは 1 台のマシンです。新品かもしれません。Pod が来る前に支度を済ませましょう。",
      steps: [
        "電源が切れていたら、入れる。起動したらクラスタに参加する。",
        "次に何が混むかを聞いて、そのイメージを先に pull しておく。",
        "固まったコンテナや、空回りして CPU を食うコンテナを再起動する。オートスケーラーがだまされます。",
      ],
    },
  },
  hints: {
    "control-plane": HINTS,
    scheduler: HINTS,
    controller: HINTS,
    node: [
      "あなたのマシンは、もう Node になっていますか。イメージは何を持っていますか。",
      "イメージがあれば、新しい Pod は 2 秒で起動します。なければ、pull が終わるまで待たされます。",
      "今夜の順番どおりに pull しましょう。web と api、次に matchmaking、最後に ranking。固まったコンテナは暇そうに見えるので、放っておくとオートスケーラーが「余裕だ」と思い込みます。",
    ],
  },
  moments: {
    quiet: "まだ静かな夜です。電源の切れたマシンを起こして、クラスタに迎えましょう。",
    "show-soon": "まもなくテレビ中継が始まります。混むのは web と api です。",
    show: "放送開始。オートスケーラーの仕事ぶりを見てみましょう。",
    matches: "もうすぐ試合開始。matchmaking には、1 試合ごとに波が来ます。",
    streamer: "有名プレイヤーが配信を始めました。予報には、どこにも書いてありませんでした。",
    table: "次はみんなが順位表を見に来ます。ranking の入る場所は空いていますか。",
    calm: "おつかれさまでした。Pod たちも帰っていきます。",
  },
  lookback: {
    did: "Pod をどれくらい忙しくさせるかを宣言し、数は人の波についていきました。場所が足りなくなると、新しいマシンが加わりました。",
    called:
      "Pod の数を決めるのが HorizontalPodAutoscaler（HPA）です。クラウドでは Node の数にもオートスケーラーがあります。減らすのを急ぐと増減をくり返してばたつくので、安定化ウィンドウという待ち時間があります。",
    kubectl: "kubectl autoscale deployment web --min=2 --max=20 --cpu=50%",
    yaml: [
      "apiVersion: autoscaling/v2",
      "kind: HorizontalPodAutoscaler",
      "metadata:",
      "  name: web",
      "spec:",
      "  scaleTargetRef:",
      "    apiVersion: apps/v1",
      "    kind: Deployment",
      "    name: web",
      "  minReplicas: 2",
      "  maxReplicas: 20",
      "  metrics:",
      "  - type: Resource",
      "    resource:",
      "      name: cpu",
      "      target:",
      "        type: Utilization",
      "        averageUtilization: 50   # 要求した CPU に対する割合（%）",
    ].join("\n"),
  },
  questions: [
    "オートスケーラーが間に合わなかったのはいつでしたか。目標を下げる、最初から多めに置く、イメージをそろえておく。何があれば間に合いましたか。",
    "なかなか減らさないと何を損しますか。すぐ減らすと何を損しますか。",
    "固まったコンテナは暇そうに見え、オートスケーラーはそれを信じました。理由を確かめずに信じている数字が、仕事でもありませんか。",
  ],
};
