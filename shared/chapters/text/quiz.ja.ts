import type { QuestionText } from "../question.ts";
import type { QuizQuestionId } from "../quiz.ts";

const UNSURE = "まだ分からない";

/** The words of the quiz in Japanese. */
export const QUIZ_TEXT: Readonly<Record<QuizQuestionId, QuestionText>> = {
  kubernetes: {
    question: "Kubernetes は、何をするためのものですか",
    options: {
      builds: "ソースコードからコンテナイメージを作る",
      manages: "コンテナのアプリを、宣言したとおりに何台ものサーバーで動かす",
      writes: "専用の言語でアプリを書く",
      unsure: UNSURE,
    },
    why: "動かしたいものを宣言すると、何台ものサーバーの上でコンテナとして動かし、その状態を保ってくれます。",
  },
  containers: {
    question: "コンテナが仮想マシンより速く起動するのはなぜですか",
    options: {
      share: "サーバーの OS を共有しているから",
      memory: "メモリを多くもらえるから",
      asleep: "眠っているだけだから",
      unsure: UNSURE,
    },
    why: "仮想マシンは自分の OS を起動しますが、コンテナはもう動いている OS を共有します。",
  },
  pod: {
    question: "Pod とは何ですか",
    options: {
      server: "データセンターにあるサーバー",
      image: "保存してあるアプリのイメージ",
      unit: "Kubernetes が動かす最小の単位。中身は 1 個から数個のコンテナ",
      unsure: UNSURE,
    },
    why: "Pod は Kubernetes が動かす最小の単位で、コンテナが 1 個、または一緒に動くべき数個が入ります。",
  },
  scheduling: {
    question: "新しい Pod をどの Node で動かすかを決めるのは、どれですか",
    options: {
      kubelet: "いちばん暇な Node",
      scheduler: "Control Plane の scheduler",
      balancer: "ロードバランサー",
      unsure: UNSURE,
    },
    why: "Control Plane の scheduler が Node を決め、その Node の kubelet が Pod を動かします。",
  },
  "desired-state": {
    question: "「3 個動かす」と宣言したアプリが 1 個落ちました。どうなりますか",
    options: {
      nothing: "次のリリースまで 2 個のまま",
      message: "通知が届き、誰かが起動し直す",
      replaced: "Kubernetes がひとりでに新しく 1 個作る",
      unsure: UNSURE,
    },
    why: "コントローラーが「あるべき数」と「いまの数」を見比べ続けていて、足りない分を作ります。",
  },
};
