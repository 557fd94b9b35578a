package varde.replay.decide;

import java.util.Optional;
import java.util.SortedMap;
import varde.replay.recording.Recorded;

/**
 * The next record that a stage read.
 *
 * @param record the record
 * @param start whether the stage began here, or began again: what it was given then
 */
public record Input(Recorded record, Optional<SortedMap<String, String>> start) {}
