import type { ChapterText, SeatText } from "../framework.ts";

const DESK: SeatText = {
  job: "Pod を置くのは kube-scheduler。何を優先するかを書くのが、あなたの仕事です。",
  steps: [
    "Node の人に聞く。どのイメージを持っている？ 満杯？ ゾーンに 1 台だけ？",
    "注文が来る前にスライダーを動かして適用する。置かれた Pod は動きません。",
    "レースを見る。標準より前にいますか。どの場面も 2 回あるので、もう一度試せます。",
  ],
};

const HINTS = [
  "次に来る Pod に大事なのは何でしょう。手元にあるイメージ？ 空いたままの 1 台？ 離ればなれでいること？",
  "点数は「重み×スコア」の足し算です。効くのは、ほかよりずっと大きな重みだけ。1 つを大きく上げ、逆向きに働くものは下げましょう。",
  "イメージなら ImageLocality 60。大きな Pod なら NodeResourcesFit 40 と MostAllocated、PodTopologySpread は 0。ゾーン障害なら PodTopologySpread 40。どれも注文の前に。",
] as const;

export const extendItJa: ChapterText = {
  title: "広げる",
  idea: "Kubernetes は開かれています。決め方そのものまで、自分で書けます。",
  story: [
    "今日ずっと Pod を置いてきた kube-scheduler は、ルールと好みで動いています。ルールはみんなを守るもの。好みのほうは、変えてかまいません。",
    "今夜は古い chat が 2 つのゾーンを埋めています。そこへ、標準の設定が知りようのないことが 3 つ。1 つのゾーンにしかない重いイメージ、マシン 1 台分の大きな Pod、切れる回線。どれも 2 回ずつ来ます。",
    "となりでは、標準のプロファイルが同じ夜を過ごします。標準より気の利いたポリシーを書いてみましょう。",
  ],
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "あなたは 1 台のマシン。ポリシーが何を起こしたか、いちばん先に見える席です。",
      steps: [
        "持っているイメージと、今夜の pull にどれだけかかるかを伝える。",
        "自分だけ満杯、自分だけ暇。どちらも声に出す。",
        "固まったものを再起動する。どんなポリシーもそれはしてくれません。",
      ],
    },
  },
  hints: {
    "control-plane": HINTS,
    scheduler: HINTS,
    controller: HINTS,
    node: [
      "あなたのディスクにはどのイメージがありますか。Control Plane はそれを知っていますか。",
      "今夜はレジストリが遅く、イメージのない Node に来た Pod は何分も待ちます。ranking と matchmaking の注文が来る前に、持っているものを伝えましょう。",
      "シーズンのイメージがあるのは tokyo だけ。大きな Pod には誰もいないマシンが必要で、忙しい api は古い chat と相性がよくありません。見えたことを伝えましょう。",
    ],
  },
  moments: {
    registry:
      "今夜はレジストリが遅いようです。まもなく ranking の注文が来ます。イメージを持っているのは誰でしょう。",
    again: "もう一度、今度は matchmaking です。イメージを持っているのは誰でしょう。",
    large: "次は小さな Pod がたくさん、そのあとにマシン 1 台分の batch。空のマシンを残しておきましょう。",
    "large-again": "同じことをもう一度。さっき、小さな Pod はどこへ行きましたか。",
    zones: "すべてを支えるのは api の Pod 3 つ。そして今夜、回線は当てになりません。離しておきましょう。",
    "zones-again": "同じことをもう一度。api はいくつのゾーンに立っていますか。",
    calm: "静かになりました。レースの結果を見てみましょう。",
  },
  segments: { images: "重いイメージ", "large-pods": "大きな Pod", "lost-zones": "ゾーン障害" },
  lookback: {
    did: "好みを書いたら、kube-scheduler がそのとおりに置いていきました。イメージのある所へ、ぎゅっと詰めて、離ればなれに。となりでは標準の設定が同じ夜を過ごしました。",
    called:
      "スケジューラのプロファイルです。Filter（ルール）と Score（好み）のプラグイン、そして点数の重み。ファイルにすると KubeSchedulerConfiguration です。もっと変えたい人は、プラグインや自作のスケジューラを書きます。",
    kubectl: "kubectl create configmap my-scheduler -n kube-system --from-file=my-scheduler.yaml",
    yaml: [
      "apiVersion: kubescheduler.config.k8s.io/v1",
      "kind: KubeSchedulerConfiguration",
      "profiles:",
      "- schedulerName: default-scheduler",
      "  plugins:",
      "    score:",
      "      disabled:",
      "      - name: NodeResourcesFit",
      "      - name: PodTopologySpread",
      "      enabled:",
      "      - name: NodeResourcesFit",
      "        weight: 40",
      "  pluginConfig:",
      "  - name: NodeResourcesFit",
      "    args:",
      "      scoringStrategy:",
      "        type: MostAllocated   # 詰めて置く",
      "        resources:",
      "        - name: cpu",
      "          weight: 1",
      "        - name: memory",
      "          weight: 1",
    ].join("\n"),
  },
  questions: [
    "ポリシーが標準に勝ったのはどこで、標準のほうがよかったのはどこでしたか。標準は何を知らなかったのでしょう。",
    "ある時間には正しいポリシーが、次の時間には間違いでした。Pod のほうに一度書いておくなら、何を書きますか。",
    "ここで変えられたのは好みだけで、ルールは外せませんでした。職場の「ルール」のうち、本当は好みなのはどれでしょう。",
  ],
};
