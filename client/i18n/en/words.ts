/** What things are called, and what the words of Kubernetes mean. */
export const words = {
  /** Each Kubernetes word in one sentence, for somebody in the first year of the job. */
  terms: {
    kubernetes: [
      "Kubernetes",
      "A system that runs applications in containers on many servers: you say what you want, it sees to it.",
    ],
    cluster: [
      "Cluster",
      "All the servers that Kubernetes manages together: one Control Plane and its Nodes.",
    ],
    controlPlane: [
      "Control Plane",
      "The part of the cluster that gives the orders: it decides which Node runs which Pod.",
    ],
    node: ["Node", "A server that runs Pods. Here, every player on a Node seat is one."],
    pod: [
      "Pod",
      "The smallest thing that Kubernetes runs: one application instance in its container (or a few that belong together).",
    ],
    container: [
      "Container",
      "An application packed with everything it needs. Containers share the server's operating system, so they are light and start fast.",
    ],
    image: [
      "Image",
      "The template of a container, made of layers. A Node has to pull it before it can start the container.",
    ],
    layer: [
      "Layer",
      "A part of an image. A layer that is already on the Node is not pulled again, so similar images arrive faster.",
    ],
    registry: [
      "Registry",
      "The warehouse of images. Nodes pull from it over a network that all their pulls share.",
    ],
    scheduler: [
      "Scheduler",
      "The part of the Control Plane that picks a Node for every new Pod. In Kubernetes it is called kube-scheduler; here it may be you.",
    ],
    kubelet: [
      "kubelet",
      "The program on every Node that pulls images, starts containers and reports how they are. Here it may be you.",
    ],
    pending: ["Pending", "The Pod exists, but does not run yet: it waits for a Node, or for its image."],
    ready: ["Ready", "It can do its work now. Only ready Pods get requests, and only ready Nodes get Pods."],
    request: [
      "Request (resources)",
      "How much CPU and memory a Pod reserves. The scheduler only looks at this promise, not at what is really used.",
    ],
    limit: [
      "Limit",
      "How much a container may use at most. Above its memory limit it is killed (OOMKilled).",
    ],
    cordon: ["Cordon", "Closes a Node for new Pods. The Pods that are on it keep running."],
    drain: ["Drain", "Cordons a Node and moves its Pods away, for instance before it is repaired."],
    evict: ["Evict", "Ends a Pod on one Node so that it can run on another."],
    deployment: ["Deployment", "Says how many copies of an application should run, and which version."],
    replica: [
      "Replica",
      "One of several equal copies of an application. If one fails, the others still answer.",
    ],
    desired: [
      "Desired state",
      "What you said you want, for instance three copies. Kubernetes compares it with what is there, and closes the gap.",
    ],
    os: [
      "Operating system",
      "The lowest software on a server, as Linux. Everything else is installed on top of it.",
    ],
    runtime: [
      "Language runtime",
      "What a program needs to run, as Node.js or Java. Apps are particular about its version.",
    ],
    middleware: [
      "Middleware",
      "Ready-made programs between the operating system and an app, as a web server or a cache.",
    ],
    redundancy: [
      "Redundancy",
      "Having more than one copy of an app, so that the others still answer when one fails.",
    ],
    virtualMachine: [
      "Virtual machine",
      "A server inside a server: it believes that it is a machine of its own, and carries an operating system of its own.",
    ],
    vmImage: [
      "Machine image",
      "A finished machine, written down as one large file. Clones of it can be started anywhere.",
    ],
    build: [
      "Build",
      "Making an image by a recipe (the Dockerfile), layer by layer. Layers that did not change come from the cache.",
    ],
    taint: ["Taint", "A mark on a Node that keeps Pods away, unless they tolerate it."],
    zone: [
      "Zone",
      "A place of its own for machines, with its own power and cables. What fails there takes all of its Nodes, and none of the others.",
    ],
    qos: [
      "QoS class",
      "Who goes first when a Node runs out of memory: BestEffort (asks for nothing), then Burstable, last Guaranteed (limits equal requests).",
    ],
    autoscaler: [
      "HorizontalPodAutoscaler",
      "Changes the number of Pods so that each is as busy as you said. It counts every few seconds, all day.",
    ],
    rollout: [
      "Rollout",
      "Replaces the Pods of one version with those of another, a few at a time, so that somebody always answers.",
    ],
    probe: [
      "Readiness probe",
      "A question that the kubelet asks again and again: can you answer? Only who says yes gets requests.",
    ],
    budget: [
      "PodDisruptionBudget",
      "How many Pods of an app have to stay while somebody takes Pods away on purpose, as with a drain.",
    ],
    sli: ["SLI", "Service level indicator: the share of requests that were answered well."],
    slo: ["SLO", "Service level objective: the share that you promised, for instance 99 %."],
    timeFactor: [
      "Time",
      "Kubernetes waits for minutes in some places. Here its time runs faster, so that you see it happen.",
    ],
    oomKilled: ["OOMKilled", "The container used more memory than it may, and was killed (“out of memory”)."],
    crashLoop: [
      "CrashLoopBackOff",
      "The container keeps ending, so the kubelet waits longer before each new start.",
    ],
  } satisfies Record<string, readonly [word: string, sentence: string]>,
  looks: {
    pending: "waits for a Node",
    pulling: "image on its way",
    starting: "starting",
    ready: "ready",
    "not-ready": "not ready",
    failing: "failing",
    terminating: "ending",
    done: "done",
  },
  /** What a machine is warned of, by the incident. */
  warnings: {
    "kernel-upgrade": "This machine will restart for a kernel upgrade",
    "node-power-off": "The power will fail here",
    "node-network-cut": "The network will be cut here",
    "zone-outage": "The power of the whole zone will fail",
    "disk-pressure": "The disk is filling up with logs",
    "memory-leak": "A container is losing memory",
    "noisy-neighbour": "A container uses more than its share",
    "container-crash": "A container will crash",
    "hung-container": "A container will hang",
    "bad-image-version": "A bad image version is on its way",
    "old-version": "The old version will soon be too old",
    "machine-loss": "This machine will die",
    "demand-spike": "Many more requests are coming",
    "slow-registry": "The registry will be slow",
    "failing-registry": "The registry will fail",
  } satisfies Record<string, string>,
  /** What can go wrong, as a name: on a timeline and at the host's desk. */
  incidents: {
    "container-crash": "App crash",
    "hung-container": "Hung container",
    "memory-leak": "Memory leak",
    "noisy-neighbour": "Noisy neighbour",
    "disk-pressure": "Disk pressure",
    "demand-spike": "Demand spike",
    "slow-registry": "Slow registry",
    "failing-registry": "Failing registry",
    "bad-image-version": "Bad image version",
    "old-version": "Old version",
    "kernel-upgrade": "Reboot for a new kernel",
    "node-network-cut": "Network cut",
    "node-power-off": "Power off",
    "machine-loss": "Machine lost",
    "zone-outage": "Zone outage",
  } satisfies Record<string, string>,
  reasons: {
    insufficientCpu: (need: string, free: string) =>
      `Not enough CPU: it asks for ${need}, ${free} free here.`,
    insufficientMemory: (need: string, free: string) =>
      `Not enough memory: it asks for ${need}, ${free} free here.`,
    insufficientOther: "Something that it asks for is not left here.",
    tooManyPods: "This Node has as many Pods as it may have.",
    cordoned: "This Node is cordoned: closed for new Pods.",
    notReady: "This Node is not Ready: nobody hears from it.",
    memoryPressure: "This Node is short of memory and takes nothing new.",
    diskPressure: "This Node is short of disk and takes nothing new.",
    taint: "This Node has a taint that the Pod does not tolerate.",
    nodeName: "The Pod asks for another Node by name.",
    nodeAffinity: "The Pod asks for Nodes with other labels.",
    ports: "A port that the Pod needs is taken on this Node.",
    spread: "Its copies would not be spread evenly any more.",
    podAffinity: "The Pod wants to be near another Pod that is not here.",
    podAntiAffinity: "The Pod does not want to share a place with a Pod that is here.",
    gates: "The Pod is held back by a scheduling gate.",
    other: "The scheduler refuses this Node.",
  },
};
