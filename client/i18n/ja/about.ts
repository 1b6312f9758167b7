import type { about as english } from "../en/about.ts";

/** The page about the game. */
export const about: typeof english = {
  about: {
    title: "このゲームについて",
    lead: "「1 年目のエンジニアにもわかる Kubernetes」をテーマにした講演（Drecom SRE Sunday Vol. 2）の流れに沿ったゲームです。",
    simplifications: "Kubernetes から省いたこと",
    simplificationsLead:
      "ルールは Kubernetes v1.35 に沿っています。簡単にしたところは、ここに書いてあります。一覧はコードから自動で作られるため英語です。",
    words: "用語",
    licences: "ライセンス",
    licence: "Cluster Crew は Apache License 2.0 のオープンソースです。",
    packages: "次のものを使って作られています。",
    areas: {
      scheduler: "スケジューラ",
      controllers: "コントローラ",
      kubelet: "Node（kubelet）",
      model: "オブジェクト",
      commands: "プレイヤーができること",
      traffic: "リクエスト",
      scoring: "採点",
      engine: "時計と順序",
      chapters: "章",
      incidents: "障害",
      eras: "Kubernetes より前",
    },
    trademark: "Kubernetes は The Linux Foundation の商標です。本ゲームは同財団とは関係ありません。",
    privacy: "プライバシー",
    privacyText: "アカウントも追跡もありません。教室が保存するのは、入力された名前とゲーム内の操作だけです。",
  },
};
