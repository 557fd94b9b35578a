package varde.app;

/**
 * Every setting that the environment can give, as {@code VARDE_<NAME>}: the one list, from which {@code varde settings}, the
 * documents and the check of the deployment files are made. What belongs to one command's question is an option of that command
 * instead; what belongs to the organisation is in the configuration folder.
 */
public enum Setting {
    /** Where Kafka is. */
    BOOTSTRAP(
            Kind.TEXT,
            "",
            "Kafka brokers, host:port with commas between; empty: those of the `varde up` that runs on VARDE_DATA"),
    /** Where the schema registry is. */
    REGISTRY(
            Kind.URL,
            "",
            "schema registry, the URL under which it speaks Confluent's REST API; empty: that of the `varde up` that runs on"
                    + " VARDE_DATA"),
    /** Where a local run keeps everything. */
    DATA(Kind.PATH, "data", "data folder of `varde up`: broker, schemas, outbox"),
    /** Where the organisation is described. */
    CONFIG(Kind.PATH, "config", "configuration folder that `varde up` publishes: landscape, teams, routes"),
    /** Where a role keeps what it can do without. */
    STATE(
            Kind.PATH,
            "data/state",
            "folder for the working files of Kafka Streams, one per process; may be lost at any time"),
    /** The embedded broker's port. */
    BROKER_PORT(Kind.PORT, "9092", "port of the embedded broker, loopback only; 0: any free port"),
    /** The embedded registry's port. */
    REGISTRY_PORT(Kind.PORT, "8081", "port of the embedded schema registry, loopback only; 0: any free port"),
    /** The wall's port. */
    WALL_PORT(Kind.PORT, "8080", "port of the wall and of the links in pages; 0: any free port"),
    /** The address that the wall listens on. */
    WALL_HOST(Kind.TEXT, "127.0.0.1", "address that the wall listens on; 0.0.0.0 inside a container"),
    /** The gateway's port. */
    GATEWAY_PORT(Kind.PORT, "8082", "port of the gateway, which takes heartbeats by HTTP; 0: any free port"),
    /** The address that the gateway listens on. */
    GATEWAY_HOST(Kind.TEXT, "127.0.0.1", "address that the gateway listens on; 0.0.0.0 inside a container"),
    /** The port of metrics and health. */
    HEALTH_PORT(Kind.PORT, "0", "port of /metrics, /health/live and /health/ready of a process; 0: any free port"),
    /** The address that metrics and health listen on. */
    HEALTH_HOST(Kind.TEXT, "127.0.0.1", "address that metrics and health listen on; 0.0.0.0 inside a container"),
    /** What links in pages begin with. */
    WALL_URL(
            Kind.URL,
            "",
            "what links in pages begin with, as people reach the wall; empty: http://VARDE_WALL_HOST:VARDE_WALL_PORT"),
    /** What links in pages are signed with. */
    LINK_SECRET(
            Kind.TEXT,
            "",
            "secrets of the links in pages, each at least 32 characters, commas between: the first signs, all verify; the same in"
                    + " every process; empty: `varde up` makes one and keeps it in its data folder"),
    /** The address that gateways call back. */
    CALLBACK_HOST(
            Kind.TEXT,
            "127.0.0.1",
            "address on which `run notify` listens for what gateways call back; 0.0.0.0 inside a container"),
    /** The port that gateways call back. */
    CALLBACK_PORT(
            Kind.PORT,
            "8083",
            "port on which `run notify` listens if a provider in notifiers.yaml has a `callback`; 0: any free port"),
    /** What topic names begin with. */
    TOPIC_PREFIX(Kind.TEXT, "varde.", "what all topic names begin with"),
    /** Partitions of what is keyed by agent. */
    HEARTBEAT_PARTITIONS(Kind.COUNT, "4", "partitions of `heartbeats` when the topics are created; 24 in production"),
    /** Partitions of what is keyed by domain. */
    DOMAIN_PARTITIONS(Kind.COUNT, "1", "partitions of what is keyed by domain when the topics are created"),
    /** Partitions of what is keyed by person. */
    PAGE_PARTITIONS(Kind.COUNT, "4", "partitions of `pages.*` and `sent` when the topics are created"),
    /** Copies of every record. */
    REPLICATION(Kind.COUNT, "1", "replicas of each partition when the topics are created; 3 in production"),
    /** Spare copies of state. */
    STANDBYS(Kind.NUMBER, "0", "standby replicas of each store; 1 where a role runs in two processes or more");

    /** What a value must look like. */
    enum Kind {
        TEXT,
        URL,
        PATH,
        PORT,
        COUNT,
        NUMBER
    }

    /** What every variable of ours begins with. */
    static final String PREFIX = "VARDE_";

    private final Kind kind;
    private final String standard;
    private final String meaning;

    Setting(Kind kind, String standard, String meaning) {
        this.kind = kind;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The environment variable, for example {@code VARDE_BROKER_PORT}. */
    public String variable() {
        return PREFIX + name();
    }

    /** The value when the environment gives none; empty where that means something of its own. */
    public String standard() {
        return standard;
    }

    /** What it is, in a sentence for people. */
    public String meaning() {
        return meaning;
    }

    Kind kind() {
        return kind;
    }
}
