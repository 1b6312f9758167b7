import type { ChapterText, SeatText } from "../framework.ts";

const everybody: SeatText = {
  job: "あなたのサーバーは 1 台。何を動かすかは自由ですが、代わりにやってくれる人はいません。",
  steps: [
    "OS、言語、ミドルウェア、アプリの順に入れます。アプリは入れ終わると自分で動き出します。",
    "注文ボードを見て、自分がどのアプリを受け持つか、声に出して伝える。",
    "落ちたものは落ちたまま。起こすのは自分です。空っぽで戻ってきたサーバーは、また最初から。",
  ],
};

const hints = [
  "ボードで数が足りないアプリはどれでしょう。もう誰かが取りかかっていますか。",
  "同じサーバーに同居するアプリは、言語のバージョンをそろえる必要があります。chat は古い Node.js、web と api は新しい Node.js が要ります。",
  "何台かを chat 専用にして、残りで web と api と ranking を受け持ちましょう。動いているアプリの下で Node.js を入れ替えるのは禁物です。",
] as const;

export const byHandJa: ChapterText = {
  title: "ぜんぶ手作業",
  idea: "アプリを 1 つ増やすたびに、作業は最初から全部やり直し。",
  story: [
    "サーバー室は寒く、インストールディスクはほんのり温かい。上司は言います。「すぐできるよね？」",
    "手元にあるのは、まっさらなサーバーが 1 人 1 台。OS、言語、ミドルウェア、アプリ。隣のサーバーでも、同じことをもう一度。",
    "何がほしいかは注文ボードに書いてあります。誰がやるかは書いてありません。そこは、みなさんで決めてください。",
  ],
  seats: {
    "control-plane": everybody,
    scheduler: everybody,
    controller: everybody,
    node: everybody,
  },
  hints: { "control-plane": hints, scheduler: hints, controller: hints, node: hints },
  moments: {
    opening: "あと 20 秒で web と api が公開です。どのサーバーにも 1 つずつお願いします。",
    "more-apps": "ボードに ranking と chat が増えました。chat は古株で、古いものが好きです。",
    crash: "何かが落ちました。自分では起き上がれません。",
    update: "web のバージョン 2 が出ました。web が動いているサーバー全部に、お願いします。",
    loss: "真夜中、どこかの灯りが消えました。もしかして、あなたの？",
    "old-version": "みんなのスマホに新しいアプリが届きました。バージョン 1 の返事は、半分が通じません。",
    evening: "一斉にお客さんが来ました！全部 2 倍でお願いします。はい、いますぐ。",
    calm: "ピークは越えました。サーバーの数と、自分の指の数を確かめてください。",
  },
  lookback: {
    did: "OS、言語、ミドルウェア、アプリを、1 つずつ、1 台ずつ入れていきました。サーバーが壊れたら、また全部です。",
    called:
      "同じアプリを複数動かしておくことを「冗長化」と言います。Kubernetes ではその ひとつひとつを「レプリカ」と呼び、増やすときは数字を 1 つ書き換えるだけです。",
    kubectl: "ssh tokyo-1 'apt install nodejs nginx && ./install-web.sh'   # 次は tokyo-2 ...",
    yaml: [
      "# servers.yaml（手書き）",
      "# 正しかったのは、書いた日まで",
      "tokyo-1:",
      "  system: Debian",
      "  language: Node.js 20",
      "  middleware: [nginx, Redis]",
      "  apps: [web v1, api v1]",
      "osaka-1:",
      "  system: Debian",
      "  language: Node.js 18  # chat 都合",
      "  middleware: [Redis]",
      "  apps: [chat v1]",
    ].join("\n"),
  },
  questions: [
    "同じものを何回入れましたか。サーバーが 100 台だったら、どうなったでしょう。",
    "どこで何が動いているか、知っていたのは誰ですか。どこかに書いてありましたか。",
    "1 台のサーバーで 2 つのアプリがけんかしたとき、どうやって気づき、何をあきらめましたか。",
  ],
};
