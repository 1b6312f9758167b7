/** The page about the game. */
export const about = {
  about: {
    title: "About",
    lead: "Cluster Crew follows a Japanese conference talk, “Kubernetes that even a first-year engineer understands” (Drecom SRE Sunday Vol. 2).",
    simplifications: "What we left out of Kubernetes",
    simplificationsLead:
      "The rules follow Kubernetes v1.35. Where we made something simpler, it says so here. This list is taken from the code itself.",
    words: "Words",
    licences: "Licences",
    licence: "Cluster Crew is open source under the Apache License 2.0.",
    packages: "It is built with:",
    areas: {
      scheduler: "Scheduler",
      controllers: "Controllers",
      kubelet: "Nodes (kubelet)",
      model: "Objects",
      commands: "What players can do",
      traffic: "Requests",
      scoring: "Score",
      engine: "Clock and order",
      chapters: "Chapters",
      incidents: "Incidents",
      eras: "Before Kubernetes",
    },
    trademark: "Kubernetes is a trademark of The Linux Foundation. This game is not affiliated with it.",
    privacy: "Privacy",
    privacyText:
      "No account, no tracking. A classroom stores the names that people type and what they do in the game.",
  },
};
