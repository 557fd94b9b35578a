package varde.wire.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import varde.core.escalate.Policy;
import varde.core.landscape.Need;
import varde.core.oncall.Team;
import varde.core.route.Matcher;

/** Draws values of core's types, every field of every record, so that a field added later is drawn as well. */
public final class Anything {

    private static final List<String> WORDS = List.of(
            "",
            "a",
            "oslo-1/db-kj-a",
            "Kjernejournal nede fra 03:14. Årsak: db-kj-a",
            "æøå ÆØÅ",
            "病院",
            "🔥🧯",
            "\u0000\n\t",
            "x".repeat(300));
    private static final List<String> ZONES = List.of("Europe/Oslo", "UTC", "America/New_York", "+02:00");
    private static final int DEEPEST = 6;

    private final Random random;

    /** Draws the same values for the same seed. */
    public Anything(long seed) {
        random = new Random(seed);
    }

    /** A value of a type. */
    public <T> T of(Class<T> type) {
        return type.cast(draw(type, Map.of(), 0));
    }

    /** A value of a generic type. */
    Object of(Type type) {
        return draw(type, Map.of(), 0);
    }

    private Object draw(Type type, Map<TypeVariable<?>, Type> known, int depth) {
        if (type instanceof TypeVariable<?> variable) {
            return draw(known.get(variable), known, depth);
        }
        if (type instanceof GenericArrayType) {
            throw new IllegalArgumentException("no generic array in core: " + type);
        }
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), known, depth);
        }
        return plain((Class<?>) type, known, depth);
    }

    private Object generic(Class<?> raw, Type[] of, Map<TypeVariable<?>, Type> known, int depth) {
        if (raw == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(draw(of[0], known, depth));
        }
        if (raw == List.class) {
            return several(of[0], known, depth);
        }
        if (raw == Set.class) {
            return new HashSet<>(several(of[0], known, depth));
        }
        if (raw == SortedSet.class) {
            return new TreeSet<>(several(of[0], known, depth));
        }
        if (raw == Map.class || raw == SortedMap.class) {
            Map<Object, Object> map = raw == Map.class ? new HashMap<>() : new TreeMap<>();
            several(of[0], known, depth).forEach(key -> map.put(key, draw(of[1], known, depth + 1)));
            return map;
        }
        Map<TypeVariable<?>, Type> inner = new HashMap<>(known);
        for (int i = 0; i < of.length; i++) {
            inner.put(raw.getTypeParameters()[i], of[i]);
        }
        return plain(raw, inner, depth);
    }

    private List<Object> several(Type of, Map<TypeVariable<?>, Type> known, int depth) {
        List<Object> several = new ArrayList<>();
        for (int left = depth > DEEPEST ? 0 : random.nextInt(4); left > 0; left--) {
            several.add(draw(of, known, depth + 1));
        }
        return several;
    }

    private Object plain(Class<?> type, Map<TypeVariable<?>, Type> known, int depth) {
        // An interface: newer Javas seal ZoneId as well, and newer compilers an enum whose constants have bodies.
        if (type.isSealed() && type.isInterface()) {
            Class<?>[] permitted = type.getPermittedSubclasses();
            Class<?> chosen = permitted[random.nextInt(permitted.length)];
            return record(chosen, renamed(type, chosen, known), depth);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type == Need.class) {
            List<String> of = List.of("a", "b/" + random.nextInt(9), "ø");
            return new Need(1 + random.nextInt(of.size()), of);
        }
        if (type == Policy.class) {
            return new Policy(List.of(of(Team.Step.class)), random.nextInt(9), word(), List.of());
        }
        if (type == Matcher.class) {
            return new Matcher(word(), of(Matcher.Operator.class), random.nextBoolean() ? "path|router.*" : "oslo-1");
        }
        return type.isRecord() ? record(type, known, depth) : leaf(type);
    }

    /** A sealed interface's parameter is its records' parameter, under their own name for it. */
    private static Map<TypeVariable<?>, Type> renamed(
            Class<?> type, Class<?> chosen, Map<TypeVariable<?>, Type> known) {
        Map<TypeVariable<?>, Type> renamed = new HashMap<>(known);
        for (int i = 0; i < type.getTypeParameters().length; i++) {
            renamed.put(chosen.getTypeParameters()[i], known.get(type.getTypeParameters()[i]));
        }
        return renamed;
    }

    private Object record(Class<?> type, Map<TypeVariable<?>, Type> known, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = draw(components[i].getGenericType(), known, depth + 1);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be drawn", e);
        }
    }

    private Object leaf(Class<?> type) {
        Map<Class<?>, Object> leaves = Map.ofEntries(
                Map.entry(String.class, word()),
                Map.entry(long.class, number()),
                Map.entry(Long.class, number()),
                Map.entry(int.class, (int) number()),
                Map.entry(Integer.class, (int) number()),
                Map.entry(boolean.class, random.nextBoolean()),
                Map.entry(byte[].class, word().getBytes(java.nio.charset.StandardCharsets.UTF_16)),
                Map.entry(Duration.class, Duration.ofMillis(random.nextInt(100_000_000))),
                Map.entry(
                        LocalDateTime.class,
                        LocalDateTime.of(2026, 1, 5, 8, 0).plusSeconds(random.nextInt(99_999_999))),
                Map.entry(LocalDate.class, LocalDate.of(2026, 7, 6).plusDays(random.nextInt(999))),
                Map.entry(LocalTime.class, LocalTime.of(random.nextInt(24), random.nextInt(60))),
                Map.entry(ZoneId.class, ZoneId.of(ZONES.get(random.nextInt(ZONES.size())))));
        return Optional.ofNullable(leaves.get(type))
                .orElseThrow(() -> new IllegalArgumentException("teach Anything to draw a " + type));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private long number() {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Long.MAX_VALUE;
            case 3 -> Long.MIN_VALUE;
            default -> random.nextLong() >>> random.nextInt(64);
        };
    }
}
