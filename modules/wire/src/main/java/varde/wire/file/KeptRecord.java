package varde.wire.file;

import org.jspecify.annotations.Nullable;

/**
 * A record as a file keeps it; topic and partition are said by the file.
 *
 * @param offset its offset
 * @param timestamp its log time, in milliseconds since the epoch
 * @param key its key; null for none
 * @param value its value in Confluent's wire format, or as it was if it is none; null for none
 */
public record KeptRecord(long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {}
