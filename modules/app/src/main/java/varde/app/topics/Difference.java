package varde.app.topics;

/**
 * One thing in which a topic is not as it should be.
 *
 * @param topic its name
 * @param what what differs: {@code topic} when there is none, {@code partitions}, {@code replicas}, or the name of a setting
 * @param wanted how it should be
 * @param found how it is
 * @param remedy what a person can do about it
 */
public record Difference(String topic, String what, String wanted, String found, String remedy) {

    static Difference missing(String topic) {
        return new Difference(topic, "topic", "there", "missing", "run ./varde topics create");
    }

    static Difference partitions(String topic, int wanted, int found) {
        return new Difference(
                topic,
                "partitions",
                Integer.toString(wanted),
                Integer.toString(found),
                "partitions are for life: set the VARDE_*_PARTITIONS of this topic to " + found
                        + ", or delete the topic with all that is in it and create it anew");
    }

    static Difference replicas(String topic, int wanted, int found) {
        return new Difference(
                topic,
                "replicas",
                Integer.toString(wanted),
                Integer.toString(found),
                "set VARDE_REPLICATION, or move the partitions with kafka-reassign-partitions.sh");
    }

    static Difference setting(String topic, String name, String wanted, String found) {
        return new Difference(
                topic,
                name,
                wanted,
                found,
                "kafka-configs.sh --alter --topic " + topic + " --add-config " + name + "=[" + wanted + "]");
    }

    /** For people. */
    String words() {
        return what.equals("topic")
                ? topic + " is missing: " + remedy
                : topic + ": " + what + " is " + found + ", should be " + wanted + ": " + remedy;
    }
}
