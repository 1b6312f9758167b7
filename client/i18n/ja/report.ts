import { claimJa } from "../claim-text.ts";
import type { report as english } from "../en/report.ts";

/** Looking back: figures, comparisons, the debrief; the projector. */
export const report: typeof english = {
  lookback: {
    title: "ふりかえり",
    did: "やったこと",
    called: "Kubernetes ではこう呼びます",
    kubectl: "コマンド 1 行で言うと",
    yaml: "ファイルに書くと",
    figures: "あなたのチーム",
    answered: "応えられた割合",
    served: "応えたリクエスト",
    efficiency: "有効に使えたリソースの割合",
    actions: "手作業の回数",
    waitForHost: "まもなく進行役が次へ進めます。",
  },
  versus: {
    title: "みんな vs kube-scheduler",
    lead: "同じラウンドをもう一度。来る人も起きる障害も同じで、スイッチは全部 auto、席には誰もいません。",
    raceTitle: "チームのポリシー vs 標準プロファイル",
    raceLead: "同じ注文、同じ障害を、標準のプロファイルで配置した結果です。",
    you: "みんな",
    alone: "Kubernetes だけ",
    policy: "チームのポリシー",
    profile: "標準プロファイル",
    stars: "星",
    answered: "応えられた割合",
    failed: "応えられなかった数",
    pending: "起動待ちの Pod（平均）",
    recovery: "平均復旧時間",
    efficiency: "有効に使えたリソースの割合",
    actions: "手作業の回数",
    seconds: (seconds: number) => `${seconds} 秒`,
    peopleAhead: (count: string) =>
      `みんなのほうが ${count} 件多く応えました！ Kubernetes は言われたことをします。みんなは、言われていないことに気づきました。`,
    kubernetesAhead: (count: string) =>
      `Kubernetes だけのほうが ${count} 件多く応えました。まばたきもせず、疲れもしない。何を肩代わりしてくれているのか、体で分かりましたね。`,
    even: "ほぼ互角。そのために作られた仕組みと同じくらい頼れるチームです。",
    policyEven: "ほぼ互角。ポリシーは、Pod が来る前に書いておくと効いてきます。",
    policyAhead: (count: string) =>
      `チームのポリシーが ${count} 件多く応えました！ Kubernetes にひとつ教えてあげましたね。`,
    profileAhead: (count: string) =>
      `今回は標準のほうが ${count} 件多く応えました。大勢が何年もかけて磨いた配合です。別の配合も試してみましょう。`,
    peopleStretch: (from: string, to: string, count: string) =>
      `${from} から ${to} まで、Kubernetes だけなら失っていた ${count} 件を守りました。`,
    kubernetesStretch: (from: string, to: string, count: string) =>
      `${from} から ${to} までは Kubernetes が ${count} 件多く応えました。置ける瞬間に Pod を置き、すぐに起動するからです。`,
    policyStretch: (from: string, to: string, count: string) =>
      `${from} から ${to} まで、標準なら失っていた ${count} 件をポリシーが守りました。`,
    profileStretch: (from: string, to: string, count: string) =>
      `${from} から ${to} までは、標準のほうが ${count} 件多く応えました。`,
    restarts: (count: number) =>
      `コンテナの再起動は ${count} 回。livenessProbe が宣言されていないので、Kubernetes だけでは固まったままです。`,
    drains: (count: number) =>
      `Node の drain は ${count} 回。マシンが止まる予定を、Kubernetes には誰も教えてくれません。`,
    calls: (count: number) => `声をかけ合ったのは ${count} 回。Kubernetes には聞ける相手がいません。`,
  },
  report: {
    claim: "この教室では、いくらかかったか",
    way: "動かし方",
    ways: {
      "by-hand": "手作業",
      "virtual-machines": "仮想マシン",
      containers: "コンテナ",
      cluster: "人が動かすクラスタ",
      declared: "宣言して任せる",
    },
    resources: "リソース",
    resourcesUnit: "リクエスト 1 件に応えるために払った CPU 時間",
    milliseconds: (ms) => `${ms} ms`,
    perMachine: (count) => `1 台あたり ${count} インスタンス`,
    work: "手間",
    workUnit: "インスタンス 1 つを 1 分動かすための操作の数",
    lessIsBetter: "棒が短いほど安くすんでいます。",
    says: (claim) => claimJa(claim),
    teams: "各チーム",
    team: "チーム",
    answered: "応えられた割合",
    stars: "星",
    recovery: "復旧までの時間",
    noOutage: "障害なし",
    seconds: (seconds) => `${seconds} 秒`,
    perMinute: "操作の数 (インスタンス 1 つ・1 分あたり)",
    failed: "失敗したリクエスト",
    actions: "操作の数",
    halves: "並べてみると",
    halvesOfAll: "全チームの合計",
    measure: "項目",
    timeline: "応えたリクエストと失敗したリクエスト",
    timelineOf: (team) => `${team} の応えたリクエストと失敗したリクエスト`,
    timelineSays: (length, most, worst, at) =>
      worst === ""
        ? `${length} の間、応えたのは最大で毎秒 ${most} 件。失敗はありません。`
        : `${length} の間、応えたのは最大で毎秒 ${most} 件。失敗が最も多かったのは ${at} で毎秒 ${worst} 件。`,
    answeredKey: "応えた",
    failedKey: "失敗",
    learnt: "章ごとに",
    chapter: (number) => `第 ${number} 章`,
    pages: "大画面のページ",
    page: (number, count) => `${count} ページ中 ${number}`,
    previous: "前へ",
    following: "次へ",
    words: "Kubernetes のことばで",
    figures: "数字で見る",
  },
  debrief: {
    title: "あなたたちのクラスタでした",
    thanks: "ご参加ありがとうございました。",
    questions: "話してみよう",
  },
  screen: {
    joinAt: "ここをひらいて",
    withCode: "コードを入力",
    here: (count) => `${count} 人が参加中`,
    waiting: "参加をお待ちしています",
    story: "まずはこれを読んでください",
    teams: "チーム",
    team: "チーム",
    waitForHost: "少々お待ちください",
    lookback: "ふりかえり",
  },
};
