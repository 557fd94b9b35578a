package varde.bench.scenario;

import java.util.Random;

/** Chance by seed. Seeds that follow one another are far apart here, which those of {@link Random} itself are not. */
final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /** The numbers of this seed. */
    static Random of(long seed) {
        long mixed = seed * GOLDEN;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return new Random(mixed ^ (mixed >>> 31));
    }
}
